import type { Examples } from './example'

export const KNOWLEDGE: Examples = {}
