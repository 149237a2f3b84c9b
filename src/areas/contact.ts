import type { Area } from './area'

/** 問合せ, from the call to the end of what came of it: calls, escalations, complaints, call-backs. */
export const contact: Area = {
  name: 'contact',
}
