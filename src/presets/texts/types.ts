import type { VisitText } from '../types'

/** Texts of one language for the visits that several cities offer. Facts: research B3–B6. */
export type CityTexts = {
  /** Collecting the card with the reservation number on the notice. */
  pickup: VisitText
  /** First paragraph where 製造管理番号 and birthday are asked instead. */
  manufacturingDescription: string
  renewal: VisitText
  outreach: VisitText
}
