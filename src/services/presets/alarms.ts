import type { Role } from '@/access/roles'

import type { PresetPart } from './load-preset'

const step = (roles: Role[], waitMinutes: number) => ({
  roles,
  channels: ['mail', 'panel'],
  waitMinutes,
})

/** How people are told until the city has its own steps: by role, because nobody has a name yet (IN-02). */
const POLICIES = [
  {
    code: 'urgent',
    name: '緊急の通報',
    severities: ['urgent'],
    takeOverMinutes: 15,
    steps: [step(['city-admin', 'supervisor'], 3), step(['vendor-manager'], 3)],
  },
  {
    code: 'fault',
    name: '障害の通報',
    severities: ['fault'],
    takeOverMinutes: 30,
    steps: [step(['supervisor'], 5), step(['city-admin', 'vendor-manager'], 5)],
  },
  {
    code: 'notice',
    name: '注意の通報',
    severities: ['notice'],
    takeOverMinutes: 0,
    steps: [step(['supervisor'], 240)],
  },
]

/** 通知の手順. */
export const alarmPreset: PresetPart = async ({ writer }) => {
  for (const policy of POLICIES)
    await writer.put('alert-policies', `alert:${policy.code}`, { ...policy, active: true })
}
