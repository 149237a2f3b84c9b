/** What kinds of faults and accidents there are, in the words of the city's contracts. */
export const INCIDENT_KIND = {
  system: 'システム障害',
  leak: '情報漏えい',
  'wrong-delivery': '誤交付',
  loss: '紛失',
  disaster: '災害',
  infection: '感染症などによる中断',
  authority: '官公署の要請による中断',
  other: 'その他の異例',
} as const
export type IncidentKind = keyof typeof INCIDENT_KIND

export const INCIDENT_KIND_OPTIONS = Object.entries(INCIDENT_KIND).map(([value, label]) => ({
  value,
  label,
}))

/** What must not wait for the next look at a list. */
export const isUrgent = (kind: IncidentKind): boolean =>
  ['leak', 'wrong-delivery', 'loss', 'disaster'].includes(kind)

/** What follows the flow that the city has approved for leaks; the rest has measures against faults (IN-07). */
export const hasFlow = (kind: IncidentKind): boolean =>
  ['leak', 'wrong-delivery', 'loss'].includes(kind)

/** Interruptions of which bookings are affected (IN-17). */
export const isInterruption = (kind: IncidentKind): boolean =>
  ['infection', 'authority', 'disaster', 'system'].includes(kind)

/** Whole minutes from one instant to another. */
export const minutesFrom = (from: string, to: string): number =>
  Math.max(0, Math.round((new Date(to).getTime() - new Date(from).getTime()) / 60_000))
