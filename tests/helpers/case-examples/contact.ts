import type { Examples } from './example'

export const CONTACT: Examples = {}
