import { CivilField as CivilField_36b3a0915d4d04e44ae65bc8b05e5282 } from '@/admin/fields/CivilField'
import { HistoryField as HistoryField_399b116b4980d78d3412161230aece78 } from '@/admin/reservation/HistoryField'
import { OpenInDesk as OpenInDesk_c3adbd149af22de3511b377207008b29 } from '@/admin/reservation/OpenInDesk'
import { ImpactPreview as ImpactPreview_a3ddf94fa7fabe5ef5c2e1fc3fdadf01 } from '@/admin/fields/ImpactPreview'
import { Nav as Nav_469f2a9a499fd691cc96b63d9aec4764 } from '@/admin/nav/Nav'
import { Icon as Icon_40e1e762141bc86e9d557d32dfdbab66 } from '@/admin/brand/Icon'
import { Logo as Logo_63b9636160eb5368603ae8c735841b4e } from '@/admin/brand/Logo'
import { LoginHelp as LoginHelp_707b485e1e1147034877660b2313a083 } from '@/admin/login/LoginHelp'
import { LoginTitle as LoginTitle_707b485e1e1147034877660b2313a083 } from '@/admin/login/LoginHelp'
import { FirstUserView as FirstUserView_22984a0dea64ffabef27defc6f8306c5 } from '@/admin/login/FirstUserView'
import { ForgotView as ForgotView_75dcbd0d72721e9154aef58373ad8e94 } from '@/admin/login/ForgotView'
import { StartView as StartView_6282743df78104f6784cef31c62dc88c } from '@/admin/start/StartView'
import { DeskView as DeskView_24ee30729ec54e4b0ffc217f596e1d94 } from '@/admin/desk/DeskView'
import { ReceptionView as ReceptionView_8cfdc47bbfdb165f7c1e976beee003c3 } from '@/admin/reception/ReceptionView'
import { CloseView as CloseView_03c2f4acd694871a59c06cfc2d418a97 } from '@/admin/close/CloseView'
import { WeekView as WeekView_5bff76df10ff2207a6dba0df0acda6ed } from '@/admin/week/WeekView'
import { ListsView as ListsView_3fb8014d5d6a5de64476692e84207d0a } from '@/admin/lists/ListsView'
import { CollectionCards as CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1 } from '@payloadcms/next/rsc'

/** @type import('payload').ImportMap */
export const importMap = {
  "@/admin/fields/CivilField#CivilField": CivilField_36b3a0915d4d04e44ae65bc8b05e5282,
  "@/admin/reservation/HistoryField#HistoryField": HistoryField_399b116b4980d78d3412161230aece78,
  "@/admin/reservation/OpenInDesk#OpenInDesk": OpenInDesk_c3adbd149af22de3511b377207008b29,
  "@/admin/fields/ImpactPreview#ImpactPreview": ImpactPreview_a3ddf94fa7fabe5ef5c2e1fc3fdadf01,
  "@/admin/nav/Nav#Nav": Nav_469f2a9a499fd691cc96b63d9aec4764,
  "@/admin/brand/Icon#Icon": Icon_40e1e762141bc86e9d557d32dfdbab66,
  "@/admin/brand/Logo#Logo": Logo_63b9636160eb5368603ae8c735841b4e,
  "@/admin/login/LoginHelp#LoginHelp": LoginHelp_707b485e1e1147034877660b2313a083,
  "@/admin/login/LoginHelp#LoginTitle": LoginTitle_707b485e1e1147034877660b2313a083,
  "@/admin/login/FirstUserView#FirstUserView": FirstUserView_22984a0dea64ffabef27defc6f8306c5,
  "@/admin/login/ForgotView#ForgotView": ForgotView_75dcbd0d72721e9154aef58373ad8e94,
  "@/admin/start/StartView#StartView": StartView_6282743df78104f6784cef31c62dc88c,
  "@/admin/desk/DeskView#DeskView": DeskView_24ee30729ec54e4b0ffc217f596e1d94,
  "@/admin/reception/ReceptionView#ReceptionView": ReceptionView_8cfdc47bbfdb165f7c1e976beee003c3,
  "@/admin/close/CloseView#CloseView": CloseView_03c2f4acd694871a59c06cfc2d418a97,
  "@/admin/week/WeekView#WeekView": WeekView_5bff76df10ff2207a6dba0df0acda6ed,
  "@/admin/lists/ListsView#ListsView": ListsView_3fb8014d5d6a5de64476692e84207d0a,
  "@payloadcms/next/rsc#CollectionCards": CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1
}
