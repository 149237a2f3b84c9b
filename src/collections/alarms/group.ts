/** Where the records of this area stand in the menu. */
export const ALARMS_GROUP = '障害と緊急の連絡'
