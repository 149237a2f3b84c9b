import type { AdminViewServerProps } from 'payload'

import { tokyoDateOf } from '@/domain/time/civil'

import { screenPage } from '../frame/screen-page'

import { DeviceLoans } from './DeviceLoans'

/** /admin/device-loans: devices that go along on visits, by their code and the badge of who takes them (EQ-18). */
export const LoansView = (props: AdminViewServerProps) =>
  screenPage(
    props,
    {
      path: '/device-loans',
      lead: '貸出は、持ち出す人の名札を読み取ってから機器を1台ずつ読み取ります。返却は機器だけを読み取ります。',
    },
    (ctx) => Promise.resolve(<DeviceLoans today={tokyoDateOf(ctx.now())} />),
  )
