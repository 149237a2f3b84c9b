/** Points of PDF per millimetre. */
const POINTS_PER_MM = 72 / 25.4

export const mm = (millimetres: number): number => millimetres * POINTS_PER_MM
export const toMm = (points: number): number => points / POINTS_PER_MM
