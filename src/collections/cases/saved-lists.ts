import { nobody } from '@/access/collection'
import { ROLE_OPTIONS } from '@/access/roles'
import { checkbox, integer, json, select, text } from '@/fields/basic'
import { keepListKey } from '@/hooks/saved-list'

import { defineCollection, GROUP } from '../define'

/** よく使う一覧: a list with its conditions under a name, for the roles that work by it. */
export const SavedLists = defineCollection({
  slug: 'saved-lists',
  label: 'よく使う一覧',
  group: GROUP.records,
  read: 'settings.read',
  write: 'settings.edit',
  lockDocuments: false,
  // Made where its conditions are: on the list itself.
  access: { create: nobody },
  hooks: { beforeValidate: [keepListKey] },
  admin: {
    useAsTitle: 'name',
    defaultColumns: ['name', 'title', 'words', 'roles', 'active'],
    description:
      '一覧の画面で条件を選び、「この条件を保存する」を押すと、ここに入ります。名前と見せる役割を、ここで直せます。',
  },
  fields: [
    text('name', '一覧の名前', { required: true }),
    text('title', 'どの一覧か', { readOnly: true }),
    text('words', '条件', { readOnly: true }),
    select('roles', '見せる役割', ROLE_OPTIONS, {
      hasMany: true,
      description: '空なら、この一覧を見られる人のすべて。',
    }),
    integer('order', '並び順', { defaultValue: 10 }),
    checkbox('active', '使う', { defaultValue: true }),
    text('kind', 'kind', { hidden: true, index: true }),
    json('query', 'query', { hidden: true }),
    text('listKey', 'listKey', { unique: true, hidden: true }),
  ],
})
