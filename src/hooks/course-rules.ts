import { cityOnly } from './city-only'

/**
 * What a course asks of its sessions, its people, its trainers and of completions, and how many sessions are
 * promised where, is the city's; the vendor writes what is taught (ST-12 … ST-16). A course that is switched off asks for nothing.
 */
export const guardCourseRules = cityOnly(
  [
    ...['topics', 'oldestValid', 'oldestValidFrom', 'validMonths', 'material'],
    ...['attendees', 'offices', 'plan'],
    ...['trainerRole', 'trainerEmployments', 'trainerExperience', 'trainerMonths'],
    ...[
      'weekdays',
      'onClosedDays',
      'distinctOffices',
      'capacity',
      'minHours',
      'maxHours',
      'active',
    ],
  ],
  '研修の条件を変えられるのは、市管理者だけです。',
  { material: 'none', oldestValid: 1, active: true },
)
