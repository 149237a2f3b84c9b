import type { CollectionConfig, EmailFieldValidation, FieldBase } from 'payload'
import { email } from 'payload/shared'

import { mayWriteField, standingTo } from '@/access/account-fields'
import { hiddenUnless } from '@/access/collection'
import type { StaffUser } from '@/access/roles'
import { ROLE_OPTIONS } from '@/access/roles'
import { containsIndividualNumber } from '@/domain/codes/individual-number'
import { checkbox, integer, select, text, NO_INDIVIDUAL_NUMBER } from '@/fields/basic'
import { civilDate } from '@/fields/civil'
import { instant } from '@/fields/instant'
import { officesField } from '@/fields/relations'

import { closeHidden } from '../closed-fields'
import { GROUP, pagination } from '../define'

import { userAccess } from './access'
import { closedAuthEndpoints } from './closed-endpoints'
import { userHooks } from './hooks'
import { loginEndpoint } from './login-endpoint'
import { secondFactorFields } from './second-factor-fields'

const workMail: EmailFieldValidation = (value, options) =>
  value && containsIndividualNumber(value) ? NO_INDIVIDUAL_NUMBER : email(value, options)

/** Staff accounts: login ID and password issued by an administrator, no self sign-up (AC-01). */
export const Users: CollectionConfig = {
  slug: 'users',
  labels: { singular: 'アカウント', plural: 'アカウント' },
  // As with every other list: one record at a time (`defineCollection`).
  disableBulkEdit: true,
  defaultSort: 'username',
  auth: {
    loginWithUsername: { allowEmailLogin: false, requireEmail: false, requireUsername: true },
    // Counted by us, for the place a try comes from (services/staff/login-limits): Payload's own lock
    // would let anybody lock out anybody. Its fields stay for databases that have them.
    maxLoginAttempts: 20,
    lockTime: 15 * 60 * 1000,
    tokenExpiration: 8 * 60 * 60,
    removeTokenFromResponses: true,
    cookies: { sameSite: 'Lax', secure: process.env.PUBLIC_URL?.startsWith('https://') ?? false },
  },
  admin: {
    useAsTitle: 'name',
    group: GROUP.people,
    hideAPIURL: true,
    defaultColumns: [
      'name',
      'username',
      'roles',
      'offices',
      'badgeNumber',
      'lastLoginAt',
      'active',
    ],
    pagination,
    listSearchableFields: ['name', 'username', 'kana', 'badgeNumber'],
    hidden: hiddenUnless('users.manage') as never,
    components: {
      beforeListTable: [
        '@/admin/staff/BadgesLink#BadgesLink',
        '@/admin/staff/CloseVendor#CloseVendor',
      ],
      edit: { beforeDocumentControls: ['@/admin/security/ResetFactor#ResetFactor'] },
    },
  },
  access: userAccess,
  hooks: userHooks,
  endpoints: [loginEndpoint, ...closedAuthEndpoints],
  // Also closes what a later hidden field would leave open.
  fields: closeHidden(
    [
      {
        name: 'newPassword',
        type: 'ui',
        label: '新しいパスワード',
        admin: {
          disableListColumn: true,
          components: { Field: '@/admin/staff/NewPassword#NewPassword' },
        },
      },
      { type: 'row', fields: [text('name', '氏名', { required: true }), text('kana', 'フリガナ')] },
      select('roles', '役割', ROLE_OPTIONS, {
        required: true,
        hasMany: true,
        description: '市の役割は、所属が「市」の人だけに付けられます。',
      }),
      officesField({
        description: '区役所・窓口・郵便局の人は、ここの窓口の予約だけが見えます。',
      }),
      {
        type: 'row',
        fields: [
          select(
            'employer',
            '所属',
            [
              { value: 'city', label: '市' },
              { value: 'vendor', label: '受託者' },
            ],
            { required: true, defaultValue: 'vendor' },
          ),
          civilDate('validFrom', '使用開始日'),
          civilDate('validUntil', '使用終了日', {
            description: 'この日を過ぎるとログインできません。',
          }),
        ],
      },
      {
        type: 'row',
        fields: [
          text('badgeNumber', '名札番号'),
          civilDate('badgeIssuedOn', '名札の発行日'),
          civilDate('badgeReturnedOn', '名札の返却日', {
            description: '作り直したときは、新しい番号と発行日を入れ、返却日を空にします。',
          }),
        ],
      },
      checkbox('active', '使用中', { defaultValue: true }),
      checkbox('mustChangePassword', '次のログインでパスワードを変えてもらう', {
        description: 'ほかの人が決めたパスワードのときは、いつも変えてもらいます。',
      }),
      {
        type: 'row',
        fields: [
          instant('passwordChangedAt', 'パスワードを変えた日時'),
          instant('secondFactorSince', '二段階認証を設定した日時'),
          instant('lastLoginAt', '最終ログイン'),
        ],
      },
      integer('displayScale', '文字の大きさ（％）', { defaultValue: 100, min: 80, max: 200 }),
      ...secondFactorFields,
      // Payload's own two: named here so that their access is ours.
      { name: 'email', type: 'email', label: 'メールアドレス', validate: workMail },
      {
        name: 'username',
        type: 'text',
        label: 'ログインID',
        admin: {
          description:
            '英小文字・数字と . _ - @（空白は使えません）。ほかの人と同じものは使えません。',
        },
      },
    ].map((field) => guarded(field as never)),
  ),
}

type AccountField = CollectionConfig['fields'][number]

/** Gives every field the access of the one table (`access/account-fields`). */
function guarded(field: AccountField): AccountField {
  if ('fields' in field && field.type === 'row') {
    return { ...field, fields: field.fields.map(guarded) }
  }
  if (!('name' in field) || field.type === 'ui' || 'access' in field) return field
  const { name } = field
  const access: FieldBase['access'] = {
    create: ({ req }) => mayWrite(req.user, null, name),
    // Asked for a form, Payload gives the record and no id.
    update: ({ id, doc, req }) => {
      const { id: own, employer = 'vendor' } = (doc ?? {}) as Owner & { id?: unknown }
      return mayWrite(req.user, { id: id ?? own, employer: employer ?? 'vendor' }, name)
    },
  }
  return { ...field, access } as AccountField
}

type Owner = { employer?: string | null }

/** Which accounts may be written at all is said by `userAccess`; here it is the field alone. */
const mayWrite = (user: unknown, account: (Owner & { id: unknown }) | null, field: string) =>
  !!user &&
  mayWriteField(
    standingTo(user as StaffUser, account),
    field,
    account === null ? 'create' : 'update',
  )
