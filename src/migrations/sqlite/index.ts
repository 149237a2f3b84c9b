import * as step0 from './00000000_000000_initial'

export const migrations = [
  { up: step0.up, down: step0.down, name: '00000000_000000_initial' },
]
