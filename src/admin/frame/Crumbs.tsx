'use client'

import { SetStepNav } from '@payloadcms/ui'

/** Where one is, beside the city's sign at the top. */
export const Crumbs = ({ label }: { label: string }) => <SetStepNav nav={[{ label }]} />
