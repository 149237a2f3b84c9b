import { type Area, page, records } from './area'

/** Reports and plans that are due to the city (NT-09). */
export const deadlines: Area = {
  name: 'deadlines',
  menu: [
    {
      group: '記録',
      at: 600,
      entries: [
        page('/deadlines', '提出期限', 'deadlines.read'),
        records('deadline-rules', '提出期限のきまり', 'deadlines.edit'),
      ],
    },
  ],
}
