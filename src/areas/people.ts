import type { Capabilities } from '@/access/capabilities'
import { type Role, ROLES } from '@/access/roles'
import {
  Assignments,
  Attendances,
  StaffReports,
  TrainingSessions,
} from '@/collections/people/cases'
import { Courses } from '@/collections/people/courses'
import { Workers, WorkRoles } from '@/collections/people/masters'
import { peopleEndpoints } from '@/endpoints/ops/people'
import { trainingEndpoints } from '@/endpoints/ops/training'
import { assignmentsEnd, attendanceTask, staffReportsTask } from '@/jobs/tasks/people'
import { assignments } from '@/services/people/assignments/list'
import { demoRoster } from '@/services/demo/roster'
import { peoplePreset } from '@/services/people/preset'
import { staffReports } from '@/services/people/reports/list'
import { peopleTile } from '@/services/people/tile'
import { unboundTile } from '@/services/people/unbound-tile'
import { trainingSessions } from '@/services/people/training/list'
import { trainingTile } from '@/services/people/training/tile'

import type { Area } from './area'
import { page, records } from './page'

const capabilities = {
  /** Who works for the contract, in which role, how trained (ST-01). */
  'people.read': ['city-admin', 'supervisor', 'vendor-manager', 'secretariat', 'auditor'],
  /** Whom to ring up at once: everybody who works, within their places (ST-11). */
  'people.contacts': Object.keys(ROLES) as Role[],
  'people.edit': ['supervisor', 'vendor-manager', 'secretariat'],
  /** People's records are the vendor's; the city records its approval in them (`guardCareerApproval`). */
  'people.workers': ['city-admin', 'supervisor', 'vendor-manager', 'secretariat'],
  /** What a course asks for is the city's in its form, field by field (`guardCourseRules`). */
  'people.courses': ['city-admin', 'supervisor', 'vendor-manager', 'secretariat'],
  /** What a role asks for is the contract's, so the city's to change (ST-03). */
  'people.rules': ['city-admin'],
  /** Answer for the city: agree to what is taught (ST-13). */
  'people.city': ['city-admin'],
  'people.export': ['city-admin', 'supervisor', 'vendor-manager', 'secretariat', 'auditor'],
} as const satisfies Capabilities

declare module '@/access/capabilities' {
  interface CapabilitiesOfAreas {
    people: keyof typeof capabilities
  }
}

/** Who may work, and with what evidence: people, their assignments, what they have learnt. */
export const people: Area = {
  name: 'people',
  capabilities,
  collections: {
    byServices: [Assignments, StaffReports, TrainingSessions, Attendances],
    byPeople: [WorkRoles, Workers, Courses],
  },
  cases: [assignments, staffReports, trainingSessions],
  endpoints: [...peopleEndpoints, ...trainingEndpoints],
  tasks: [assignmentsEnd, attendanceTask, staffReportsTask],
  log: { people: { at: 46, label: '従事者・研修', begins: ['training.'] } },
  tiles: [peopleTile, unboundTile, trainingTile],
  presets: [peoplePreset],
  demo: [demoRoster],
  screens: [
    page('/training-session', '研修の回', 'people.read', {
      view: '@/admin/people/SessionView#SessionView',
    }),
  ],
  menu: [
    {
      group: 'スタッフ',
      at: 640,
      entries: [
        page('/roster', '業務従事者名簿', 'people.read', {
          view: '@/admin/people/RosterView#RosterView',
        }),
        page('/contact-card', '責任者の連絡先', 'people.contacts', {
          view: '@/admin/people/ContactCardView#ContactCardView',
        }),
        page('/assignments', '業務の割当て', 'people.read'),
        page('/staff-reports', '従事者の交代の報告', 'people.read'),
        page('/training', '研修の計画と実績', 'people.read', {
          view: '@/admin/people/TrainingView#TrainingView',
        }),
        page('/training-sessions', '研修の回', 'people.read'),
        records('workers', '従事者', 'people.read'),
        records('courses', '研修の科目', 'people.read'),
        records('attendances', '受講の記録', 'people.read'),
        records('work-roles', '業務上の役割', 'people.read'),
      ],
    },
  ],
}
