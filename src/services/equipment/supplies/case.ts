import { NUMBER_LETTER } from '@/domain/codes/number-letters'
import { titleOf } from '@/domain/text/in-short'
import { defineCase } from '@/kit/case/define'

const REQUESTS = 'supplies.request'
const HANDLES = 'supplies.handle'

/** 消耗品の請求: what an office asks for, until it has it (EQ-10). */
export const supplyRequest = defineCase({
  slug: 'supply-requests',
  label: '消耗品の請求',
  name: ({ number }) => number,
  title: ({ number, supplyName, count }) => titleOf(number, supplyName, count ? `${count}個` : ''),
  read: 'supplies.read',
  scope: 'office',
  key: 'requestKey',
  letter: NUMBER_LETTER['supply-requests'],
  start: 'asked',
  states: {
    asked: { label: '請求', turn: HANDLES },
    sent: { label: '発送済み', turn: REQUESTS },
    received: { label: '受領済み', final: true },
    refused: { label: '取りやめ', final: true },
  },
  moves: {
    deliver: {
      label: '発送する',
      from: ['asked'],
      to: 'sent',
      by: HANDLES,
      main: true,
      asks: [{ name: 'shipment', label: '送り状の番号・届け方' }],
      set: ({ shipment }, { today }) => ({ shipment, sentOn: today }),
    },
    receive: {
      label: '受け取った',
      from: ['sent'],
      to: 'received',
      by: REQUESTS,
      main: true,
      asks: [{ name: 'note', label: '数の違い・傷など' }],
      set: (_, { today, actor }) => ({ receivedOn: today, receivedBy: actor.name }),
    },
    refuse: {
      label: '取りやめる',
      from: ['asked'],
      to: 'refused',
      by: HANDLES,
      asks: [{ name: 'note', label: '理由', required: true }],
    },
  },
})
