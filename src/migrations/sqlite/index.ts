import * as initial from './00000000_000000_initial'

export const migrations = [{ up: initial.up, down: initial.down, name: '00000000_000000_initial' }]
