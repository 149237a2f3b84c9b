import type { Capabilities } from '@/access/capabilities'
import {
  Callbacks,
  Complaints,
  Escalations,
  HelpdeskTickets,
  UrgentDemands,
} from '@/collections/contact/cases'
import { Inquiries } from '@/collections/contact/inquiries'
import { InquiryCategories, PhoneLines } from '@/collections/contact/masters'
import { contactEndpoints } from '@/endpoints/ops/contact'
import { promisesTask } from '@/jobs/tasks/contact'
import {
  callbacks,
  complaints,
  escalations,
  inquiries,
  tickets,
  urgentDemands,
} from '@/services/contact/lists'
import { lineTile } from '@/services/contact/line-tile'
import { contactPreset } from '@/services/contact/preset'
import { demoContact } from '@/services/demo/contact'

import type { Area } from './area'
import { page, records } from './page'

const capabilities = {
  /** Read what people asked and what became of it; the city at any time (CC-02, CC-29). */
  'contact.read': [
    'city-admin',
    'city-staff',
    'operator',
    'supervisor',
    'vendor-manager',
    'secretariat',
    'auditor',
  ],
  /** Record a call and what came of it. */
  'contact.record': ['operator', 'supervisor', 'secretariat'],
  /** Nobody's by itself: a call is ended on the desk, where what comes of it begins. */
  'contact.finish': [],
  /** 業務責任者: answer escalations, handle complaints and urgent calls (CC-05, CC-11). */
  'contact.lead': ['supervisor', 'vendor-manager'],
  /** Answer for the city. */
  'contact.city': ['city-admin', 'city-staff'],
  'contact.export': ['city-admin', 'supervisor', 'vendor-manager', 'auditor'],
  /** Told what a number lacks and what is due at its end (CC-34, CC-35, CC-39). */
  'contact.lines': ['city-admin', 'supervisor', 'vendor-manager', 'secretariat'],
  /** Change the categories. */
  'contact.settings': ['city-admin', 'supervisor'],
  /** Questions of post-office staff (HD-01). */
  'helpdesk.read': [
    'city-admin',
    'helpdesk',
    'supervisor',
    'vendor-manager',
    'secretariat',
    'auditor',
  ],
  'helpdesk.answer': ['helpdesk', 'secretariat'],
} as const satisfies Capabilities

declare module '@/access/capabilities' {
  interface CapabilitiesOfAreas {
    contact: keyof typeof capabilities
  }
}

/** 問合せ, from the call to the end of what came of it: calls, escalations, complaints, call-backs. */
export const contact: Area = {
  name: 'contact',
  capabilities,
  collections: {
    byServices: [
      ...[Inquiries, Escalations, Complaints, Callbacks, UrgentDemands, HelpdeskTickets],
    ],
    byPeople: [PhoneLines, InquiryCategories],
  },
  cases: [urgentDemands, complaints, callbacks, escalations, inquiries, tickets],
  endpoints: contactEndpoints,
  tasks: [promisesTask],
  tiles: [lineTile],
  presets: [contactPreset],
  demo: [demoContact],
  menu: [
    {
      group: '問合せ',
      at: 200,
      entries: [
        page('/inquiries', '問合せの記録', 'contact.read'),
        page('/escalations', 'エスカレーション', 'contact.read'),
        page('/complaints', '苦情', 'contact.read'),
        page('/callbacks', '折り返し', 'contact.read'),
        page('/urgent-demands', '緊急の電話・不当要求', 'contact.read'),
        page('/helpdesk-tickets', 'ヘルプデスクの問合せ', 'helpdesk.read', {
          start: { at: 30, what: '郵便局員からの問合せを受けて、回答する', may: 'helpdesk.answer' },
        }),
      ],
    },
    {
      group: '問合せ',
      at: 260,
      entries: [
        records('inquiry-categories', '問合せの分類', 'contact.settings'),
        records('phone-lines', '電話番号・回線', 'contact.read'),
        page('/line-tasks', '番号を終えるときの作業', 'contact.lines', {
          view: '@/admin/contact/LineTasksView#LineTasksView',
        }),
      ],
    },
  ],
}
