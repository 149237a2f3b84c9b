import type { CollectionBeforeChangeHook, FieldAccess } from 'payload'

import { can } from '@/access/capabilities'
import { hasRole, type StaffUser } from '@/access/roles'
import { checkbox, integer, text } from '@/fields/basic'

import { defineCollection, GROUP } from '../define'

/** Destinations are confirmed by the city, not by those who send (PR-16). */
const cityOnly: FieldAccess = ({ req }) => {
  const user = req.user as StaffUser | null
  return can(user, 'facilities.edit') && hasRole(user, 'city-admin', 'city-staff')
}

const CONFIRMED = ['name', 'postalCode', 'address', 'department', 'contact'] as const

/** What the city has confirmed is a name at an address: another one has to be confirmed again. */
const dropApproval: CollectionBeforeChangeHook = ({ data, originalDoc, operation, req }) => {
  if (operation === 'create' || !originalDoc?.approved) return data
  const isChanged = CONFIRMED.some(
    (field) => Object.hasOwn(data, field) && data[field] !== originalDoc[field],
  )
  const confirmsNow = data.approved === true && hasRole(req.user as StaffUser | null, 'city-admin')
  return isChanged && !confirmsNow ? { ...data, approved: false } : data
}

/** Places that get flyers once a year, some 500 (PR-16). */
export const Facilities = defineCollection({
  slug: 'facilities',
  label: '施設（チラシの送り先）',
  group: GROUP.records,
  read: 'facilities.read',
  write: 'facilities.edit',
  defaultSort: 'name',
  hooks: { beforeChange: [dropApproval] },
  admin: {
    useAsTitle: 'name',
    defaultColumns: ['name', 'postalCode', 'address', 'copies', 'approved', 'active'],
    listSearchableFields: ['name', 'address'],
    description:
      '市が送り先を確認すると、宛名ラベルを印刷できます。名前や住所を直すと、もう一度確認が要ります。',
  },
  fields: [
    text('name', '施設名', { required: true }),
    {
      type: 'row',
      fields: [
        text('postalCode', '郵便番号', {
          placeholder: '210-0004',
          description: '宛名ラベルに印字します。',
        }),
        text('address', '住所', { required: true }),
      ],
    },
    {
      type: 'row',
      fields: [
        text('department', '部署'),
        text('contact', '担当者', { description: '空なら「ご担当者」と印字します。' }),
        integer('copies', '部数', { min: 0, max: 10_000, defaultValue: 1 }),
      ],
    },
    {
      ...checkbox('approved', '市が確認した'),
      access: { create: cityOnly, update: cityOnly },
    },
    checkbox('active', '使用中', { defaultValue: true }),
  ],
})
