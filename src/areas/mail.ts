import type { Capabilities } from '@/access/capabilities'
import { Mails, MailTemplates } from '@/collections/mail'
import { mailEndpoints } from '@/endpoints/ops/mail'
import { reminders } from '@/jobs/tasks/reminders'
import { sendMail } from '@/jobs/tasks/send-mail'
import { mailTile } from '@/services/dashboard/booking-tiles'
import { mailPreset } from '@/services/presets/texts'

import type { Area } from './area'
import { records } from './page'

const capabilities = {
  'mail.read': ['city-admin', 'city-staff', 'operator', 'supervisor', 'secretariat', 'auditor'],
} as const satisfies Capabilities

declare module '@/access/capabilities' {
  interface CapabilitiesOfAreas {
    mail: keyof typeof capabilities
  }
}

/** Mails to citizens and their texts. */
export const mail: Area = {
  name: 'mail',
  capabilities,
  collections: { byServices: [Mails], byPeople: [MailTemplates] },
  endpoints: mailEndpoints,
  tasks: [sendMail, reminders],
  tiles: [mailTile],
  presets: [mailPreset],
  menu: [
    {
      group: '案内と文面',
      at: 310,
      entries: [records('mail-templates', 'メールのひな形', 'settings.edit')],
    },
    { group: '記録', at: 620, entries: [records('mails', '送信メール', 'mail.read')] },
  ],
}
