import { recordsOf } from '../cases/choices'

/** Everybody in the roster. */
export const workerChoices = recordsOf('workers', {
  label: ({ name, kana }) => `${name}（${kana}）`,
  sort: ['kana', 'id'],
}).ever
export const roles = recordsOf('work-roles', {
  label: ({ title }) => title,
  sort: ['order', 'title'],
})
export const courses = recordsOf('courses', {
  label: ({ title }) => title,
  sort: ['order', 'title'],
})
