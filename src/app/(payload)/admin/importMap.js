import { CivilField as CivilField_36b3a0915d4d04e44ae65bc8b05e5282 } from '@/admin/fields/CivilField'
import { HistoryField as HistoryField_399b116b4980d78d3412161230aece78 } from '@/admin/reservation/HistoryField'
import { OpenInDesk as OpenInDesk_c3adbd149af22de3511b377207008b29 } from '@/admin/reservation/OpenInDesk'
import { ImpactPreview as ImpactPreview_a3ddf94fa7fabe5ef5c2e1fc3fdadf01 } from '@/admin/fields/ImpactPreview'
import { WorkLinks as WorkLinks_fae492749caf9e6bb435a5e48da61476 } from '@/admin/shell/WorkLinks'
import { DeskView as DeskView_24ee30729ec54e4b0ffc217f596e1d94 } from '@/admin/desk/DeskView'
import { CollectionCards as CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1 } from '@payloadcms/next/rsc'

/** @type import('payload').ImportMap */
export const importMap = {
  "@/admin/fields/CivilField#CivilField": CivilField_36b3a0915d4d04e44ae65bc8b05e5282,
  "@/admin/reservation/HistoryField#HistoryField": HistoryField_399b116b4980d78d3412161230aece78,
  "@/admin/reservation/OpenInDesk#OpenInDesk": OpenInDesk_c3adbd149af22de3511b377207008b29,
  "@/admin/fields/ImpactPreview#ImpactPreview": ImpactPreview_a3ddf94fa7fabe5ef5c2e1fc3fdadf01,
  "@/admin/shell/WorkLinks#WorkLinks": WorkLinks_fae492749caf9e6bb435a5e48da61476,
  "@/admin/desk/DeskView#DeskView": DeskView_24ee30729ec54e4b0ffc217f596e1d94,
  "@payloadcms/next/rsc#CollectionCards": CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1
}
