import type { CollectionConfig, CollectionSlug, Field } from 'payload'

import { allow, hiddenUnless, nobody } from '@/access/collection'
import type { Capability } from '@/access/capabilities'

import { keepOwnOffice } from '@/hooks/own-office'
import { refuseOwnStamps } from '@/hooks/own-stamps'

import { closeHidden } from './closed-fields'

/** Menu groups of the panel, by work, in the order staff meet them. */
export const GROUP = {
  booking: '予約',
  calendar: '受付時間と枠',
  texts: '案内と文面',
  cards: 'カード',
  transport: '移送',
  people: 'スタッフ',
  records: '記録',
  alarms: '障害と緊急の連絡',
} as const

/** A city has 36 offices and some dozens of accounts: seen without turning pages. */
export const pagination = { defaultLimit: 50, limits: [20, 50, 100, 200] }

type Definition = Omit<CollectionConfig, 'labels' | 'slug'> & {
  slug: string
  label: string
  /** One of `GROUP`, or a new area's own word. */
  group: string
  read: Capability
  /** Leave out for collections that only services write. */
  write?: Capability
}

/**
 * The platform's usual collection: Japanese labels, hidden from the menu of those who may not read
 * it, never deleted for good (masters are switched off instead: other documents point at them), and
 * what its form does not show never leaves it. Where people write and a record has an office, they
 * write for their own offices only.
 */
export function defineCollection({
  label,
  group,
  read,
  write,
  ...config
}: Definition): CollectionConfig {
  const writeAccess = write ? allow(write) : nobody
  return {
    ...config,
    fields: closeHidden(config.fields),
    hooks: write ? guarded(config.hooks, hasOffice(config.fields)) : config.hooks,
    slug: config.slug as CollectionSlug,
    // One click on a heading would change hundreds of records at once; what is done to many has a
    // screen of its own.
    disableBulkEdit: config.disableBulkEdit ?? true,
    // Which of Payload's own ways are open over REST (`endpoints/rest`).
    custom: { ...config.custom, writable: write !== undefined },
    labels: { singular: label, plural: label },
    admin: {
      group,
      hideAPIURL: true,
      hidden: hiddenUnless(read) as never,
      pagination,
      ...config.admin,
    },
    access: {
      read: allow(read),
      create: writeAccess,
      update: writeAccess,
      delete: nobody,
      ...config.access,
    },
  }
}

const hasOffice = (fields: Field[]): boolean =>
  fields.some(
    (field) =>
      ('name' in field && field.name === 'office') ||
      ('fields' in field && hasOffice(field.fields)),
  )

const guarded = (
  hooks: CollectionConfig['hooks'],
  isOfOffice: boolean,
): CollectionConfig['hooks'] => ({
  ...hooks,
  beforeValidate: [
    refuseOwnStamps,
    ...(isOfOffice ? [keepOwnOffice] : []),
    ...(hooks?.beforeValidate ?? []),
  ],
})

/** For rows that programs write: no hooks to wait for, no editing locks, no forms. */
export const machineWritten = {
  lockDocuments: false as const,
  disableBulkEdit: true,
}
