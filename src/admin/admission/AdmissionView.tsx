import type { AdminViewServerProps } from 'payload'

import { can } from '@/access/capabilities'
import { admissionState } from '@/services/admission/state'

import { screenPage } from '../frame/screen-page'

import { AdmissionPanel } from './AdmissionPanel'

/** /admin/admission: how the queue is doing, and its switch. */
export const AdmissionView = (props: AdminViewServerProps) =>
  screenPage(
    props,
    {
      path: '/admission',
      lead: '混雑したときに、市民に順番に入ってもらう待合の状況です。職員とオペレーターは待ちません。',
    },
    async (ctx) => (
      <AdmissionPanel
        first={await admissionState(ctx)}
        mayTurn={!!ctx.user && can(ctx.user, 'admission.switch')}
      />
    ),
  )
