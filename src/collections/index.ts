import type { CollectionConfig } from 'payload'

import { auditConfigChange } from '@/hooks/audit-config'
import { dropShortCache } from '@/hooks/drop-short-cache'
import { inOneTurn } from '@/hooks/in-one-turn'
import { takesForms } from '@/hooks/refuse-misshapen'
import { refuseStaleForm } from '@/hooks/refuse-stale'

import type { CaseKind } from '@/services/cases/kind'

import { checklists } from './cases/checklists'
import { CaseNudges } from './cases/nudges'
import { caseRules, ChoiceLists } from './cases/rules'
import { SavedLists } from './cases/saved-lists'
import { checkResults, jobRuns } from './system/of-jobs'

/** Records that services write, and records about which people decide in forms. */
export type Records = {
  byServices?: readonly CollectionConfig[]
  byPeople?: readonly CollectionConfig[]
}

/** Every change of these is a decision of a person and goes to the operation log (AU-07). */
const audited = (config: CollectionConfig): CollectionConfig => ({
  ...config,
  hooks: {
    ...config.hooks,
    beforeValidate: [refuseStaleForm, ...(config.hooks?.beforeValidate ?? [])],
    afterChange: [dropShortCache, ...(config.hooks?.afterChange ?? []), auditConfigChange],
  },
})

/** Puts components of ours before the buttons of a record's page. */
const withControls =
  (...components: string[]) =>
  (config: CollectionConfig): CollectionConfig => {
    const { components: own, ...admin } = config.admin ?? {}
    const { edit, ...others } = own ?? {}
    const beforeDocumentControls = [...components, ...(edit?.beforeDocumentControls ?? [])]
    return {
      ...config,
      admin: { ...admin, components: { ...others, edit: { ...edit, beforeDocumentControls } } },
    }
  }

/** The heading of a record without a name is a word. */
const withTitle = withControls('@/admin/frame/RecordTitle#RecordTitle')

/** Forms of people: a late save says what changed. */
const withForm = withControls('@/admin/stale/Stale#Stale')

/** What people call the periodic tasks and the checks. */
type Words = Record<'tasks' | 'checks', Record<string, string>>

/** The collections of all areas, and what the jobs of all areas write and the kit has for every kind. */
export const collectionsOf = (
  records: readonly Records[],
  words: Words,
  kinds: readonly CaseKind[],
): CollectionConfig[] => [
  ...[
    ...records.flatMap(({ byServices = [] }) => byServices),
    jobRuns(words.tasks),
    checkResults(words.checks),
    CaseNudges,
  ].map(withTitle),
  ...[
    ...records.flatMap(({ byPeople = [] }) => byPeople),
    caseRules(kinds),
    ChoiceLists,
    checklists(kinds),
    SavedLists,
  ]
    .map(audited)
    .map(takesForms)
    .map(inOneTurn)
    .map(withForm)
    .map(withTitle),
]
