import * as migration_20261121_025044_initial from './20261121_025044_initial';

export const migrations = [
  {
    up: migration_20261121_025044_initial.up,
    down: migration_20261121_025044_initial.down,
    name: '20261121_025044_initial'
  },
];
