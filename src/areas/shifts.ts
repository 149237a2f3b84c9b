import type { Capabilities } from '@/access/capabilities'
import { ShiftNeeds, ShiftPlaces, ShiftTypes } from '@/collections/people/shift-masters'
import {
  Absences,
  ConductRecords,
  DutyReports,
  Shifts,
  ShiftWeeks,
} from '@/collections/people/shifts'
import { shiftEndpoints } from '@/endpoints/ops/shifts'
import { shiftLog } from '@/jobs/tasks/shifts'
import { absences } from '@/services/people/absences/list'
import { demoShifts } from '@/services/demo/shifts'
import { conducts } from '@/services/people/conduct/list'
import { dutyReports } from '@/services/people/duty/list'
import { shiftsPreset } from '@/services/presets/shifts'

import type { Area } from './area'
import { page, records } from './page'

const capabilities = {
  /** Who works when and where, and who is absent (ST-09, ST-10). */
  'shifts.read': ['city-admin', 'supervisor', 'vendor-manager', 'secretariat', 'auditor'],
  'shifts.plan': ['supervisor', 'vendor-manager', 'secretariat'],
  /** 業務日報・引継ぎ, up the chain (ST-26). */
  'duty.read': [
    'city-admin',
    'supervisor',
    'vendor-manager',
    'secretariat',
    'auditor',
    'operator',
    'window-staff',
    'helpdesk',
    'field-staff',
  ],
  'duty.write': [
    'operator',
    'window-staff',
    'helpdesk',
    'field-staff',
    'supervisor',
    'vendor-manager',
    'secretariat',
  ],
  'duty.lead': ['supervisor'],
  'duty.chief': ['vendor-manager'],
  /** Conduct and guidance of people: who leads them, and the city (ST-25). */
  'conduct.read': ['city-admin', 'supervisor', 'vendor-manager', 'auditor'],
  'conduct.write': ['supervisor', 'vendor-manager'],
} as const satisfies Capabilities

declare module '@/access/capabilities' {
  interface CapabilitiesOfAreas {
    shifts: keyof typeof capabilities
  }
}

/** Who works when and where: shifts with their cover, absences, and what is handed on day by day. */
export const shifts: Area = {
  name: 'shifts',
  capabilities,
  collections: {
    byServices: [Shifts, ShiftWeeks, Absences, DutyReports, ConductRecords],
    byPeople: [ShiftTypes, ShiftNeeds, ShiftPlaces],
  },
  cases: [absences, dutyReports, conducts],
  endpoints: shiftEndpoints,
  tasks: [shiftLog],
  log: { shifts: { at: 57, label: '勤務表', begins: ['shifts.'] } },
  presets: [shiftsPreset],
  demo: [demoShifts],
  menu: [
    {
      group: 'スタッフ',
      at: 645,
      entries: [
        page('/shifts', '勤務表', 'shifts.read', {
          view: '@/admin/people/shifts/ShiftsView#ShiftsView',
        }),
        page('/absences', '急な欠勤', 'shifts.read'),
        page('/my-shifts', '自分の勤務', ({ employer }) => employer === 'vendor', {
          view: '@/admin/people/shifts/MyShiftsView#MyShiftsView',
        }),
        page('/duty-reports', '業務日報・引継ぎ', 'duty.read'),
        page('/conduct-records', '指導の記録', 'conduct.read'),
        records('shift-types', '勤務の種類', 'shifts.plan'),
        records('shift-needs', '必要な人数', 'shifts.read'),
        records('shift-places', '勤務の場所', 'shifts.plan'),
      ],
    },
  ],
}
