/**
 * What of a text the city approves with its words: whom it reaches, where it stands and by what it is found.
 * While a version waits for the city or is approved, the city alone changes it.
 */
export const OF_THE_CITY = {
  audiences: '使う相手',
  category: '分類',
  services: '予約サービス',
  keywords: '検索のことば',
  retiredOn: '廃止日',
} as const
export type OfTheCity = keyof typeof OF_THE_CITY
export const OF_THE_CITY_NAMES = Object.keys(OF_THE_CITY) as OfTheCity[]

/** A category is one line of a list. */
export const LONGEST_CATEGORY = 100
