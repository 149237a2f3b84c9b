import type { Field } from 'payload'

/** A button on a record of what somebody asked: makes the draft of a FAQ of it. */
export const draftFaq = (): Field => ({
  name: 'draftFaq',
  type: 'ui',
  label: 'FAQの下書き',
  admin: {
    components: { Field: '@/admin/contact/DraftFaq#DraftFaq' },
    disableListColumn: true,
  },
})
