import type {
  CheckboxField,
  Field,
  NumberField,
  SelectField,
  TextareaField,
  TextField,
} from 'payload'

import { containsIndividualNumber } from '@/domain/codes/individual-number'

/** What every kind of field honours; what only some do stands with these. */
type Extra = {
  required?: boolean
  description?: string
  hidden?: boolean
  readOnly?: boolean
  defaultValue?: unknown
  width?: string
  condition?: NonNullable<Field['admin']>['condition']
  position?: 'sidebar'
}

type Indexed = { index?: boolean }
type Unique = Indexed & { unique?: boolean }
type Typed = { placeholder?: string }

/** What a field accepts stands below it before anybody is refused: said by the rules themselves. */
const admin = (extra: Extra & Unique, rules: readonly string[] = []) => ({
  description: described(extra, rules),
  hidden: extra.hidden,
  readOnly: extra.readOnly,
  width: extra.width,
  condition: extra.condition,
  position: extra.position,
})

function described(
  { description, readOnly, unique, hidden }: Extra & Unique,
  rules: readonly string[],
) {
  if (readOnly || hidden) return description
  const all = [...rules, ...(unique ? ['ほかと同じものは使えません。'] : [])].join('')
  if (!description || !all) return description ?? (all || undefined)
  return `${description}${/[。）]$/.test(description) ? '' : '。'}${all}`
}

const number = (value: number): string => value.toLocaleString('ja-JP')

/** `1〜500の数。`; that a number of things is not below nothing needs no words. */
function rangeOf(min: number | undefined, max: number | undefined): string[] {
  if (min !== undefined && max !== undefined) return [`${number(min)}〜${number(max)}の数。`]
  if (max !== undefined) return [`${number(max)}までの数。`]
  return min ? [`${number(min)}以上の数。`] : []
}

/** One line of text. Free text that holds a valid individual number is refused (PB-17). */
export const text = (name: string, label: string, extra: Extra & Unique & Typed = {}): TextField =>
  ({
    name,
    type: 'text',
    label,
    required: extra.required,
    index: extra.index,
    unique: extra.unique,
    defaultValue: extra.defaultValue,
    validate: extra.hidden ? undefined : refuseIndividualNumber(extra.required),
    admin: { ...admin(extra), placeholder: extra.placeholder },
  }) as TextField

const CODE = /^[a-z0-9]+(?:-[a-z0-9]+)*$/

/** A short name for addresses and files: unique, and never with capitals or blanks. Old ones stay. */
export const code = (label: string, extra: Extra & Typed = {}): TextField => {
  const field = text('code', label, { required: true, unique: true, ...extra })
  const before = field.validate as (value: unknown, options: unknown) => string | true
  return {
    ...field,
    validate: (value: unknown, options: { previousValue?: unknown }) => {
      const verdict = before(value, options)
      if (verdict !== true || value === options.previousValue) return verdict
      return (
        CODE.test(String(value)) ||
        '英小文字（a〜z）、数字、-（ハイフン）だけで入力してください。大文字や空白は使えません。例: kawasaki-1'
      )
    },
  } as TextField
}

/** Several lines of text, with the same refusal. */
export const textarea = (name: string, label: string, extra: Extra & Typed = {}): TextareaField =>
  ({
    name,
    type: 'textarea',
    label,
    required: extra.required,
    defaultValue: extra.defaultValue,
    validate: refuseIndividualNumber(extra.required),
    admin: { ...admin(extra), placeholder: extra.placeholder },
  }) as TextareaField

export const integer = (
  name: string,
  label: string,
  extra: Extra & Unique & { min?: number; max?: number } = {},
): NumberField =>
  ({
    name,
    type: 'number',
    label,
    required: extra.required,
    index: extra.index,
    unique: extra.unique,
    min: extra.min,
    max: extra.max,
    defaultValue: extra.defaultValue,
    admin: { ...admin(extra, rangeOf(extra.min, extra.max)), step: 1 },
  }) as NumberField

export const checkbox = (name: string, label: string, extra: Extra & Indexed = {}): CheckboxField =>
  ({
    name,
    type: 'checkbox',
    label,
    index: extra.index,
    defaultValue: extra.defaultValue ?? false,
    // A copy is not yet what it is to be: nothing of it is public or in force before somebody says so.
    ...(name === 'active' ? { hooks: { beforeDuplicate: [() => false] } } : {}),
    admin: admin(extra),
  }) as CheckboxField

export const select = (
  name: string,
  label: string,
  options: { value: string; label: string }[],
  extra: Extra & Unique & { hasMany?: boolean } = {},
): SelectField =>
  ({
    name,
    type: 'select',
    label,
    options,
    hasMany: extra.hasMany,
    required: extra.required,
    index: extra.index,
    unique: extra.unique,
    defaultValue: extra.defaultValue,
    admin: admin(extra),
  }) as SelectField

/** Written by programs; people read it. */
export const json = (name: string, label: string, extra: Extra = {}): Field => ({
  name,
  type: 'json',
  label,
  defaultValue: extra.defaultValue as never,
  admin: { ...admin(extra), components: { Field: '@/admin/fields/NotedField#NotedField' } },
})

/** Said on the field of a form that holds one. */
export const NO_INDIVIDUAL_NUMBER =
  'マイナンバー（個人番号）は入力できません。番号を消してから保存してください。'

const MISSING = 'この項目を入力してください。'

function refuseIndividualNumber(required?: boolean) {
  return (value: unknown): string | true => {
    if (value === null || value === undefined) return required ? MISSING : true
    if (typeof value !== 'string') return '文字で入力してください。'
    // Blanks are nothing that anybody could read.
    if (required && value.trim() === '') return MISSING
    return containsIndividualNumber(value) ? NO_INDIVIDUAL_NUMBER : true
  }
}

/** Fields side by side. */
export const row = (...fields: Field[]): Field => ({ type: 'row', fields })
