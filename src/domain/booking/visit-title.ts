const JAPANESE = /[\u3040-\u30ff\u3400-\u9fff]/

/** What a visit is called in a calendar, with the brackets of the language that it is written in. */
export function visitTitle(service: string, office: string): string {
  if (!office) return service
  return JAPANESE.test(service) ? `${service}（${office}）` : `${service} (${office})`
}
