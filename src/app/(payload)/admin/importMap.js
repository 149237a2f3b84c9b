import { ReceiptCell as ReceiptCell_98aa6e672b81d22a6ca3f1a792bb8ba9 } from '@/admin/fields/ReceiptCell'
import { CivilField as CivilField_36b3a0915d4d04e44ae65bc8b05e5282 } from '@/admin/fields/CivilField'
import { InstantCell as InstantCell_7b6c3f4a30066f0ad95e1dc9a7e22656 } from '@/admin/fields/InstantCell'
import { InstantField as InstantField_f93f76d6d171bbe1c488e353f606fce1 } from '@/admin/fields/InstantField'
import { NotedField as NotedField_1616362c09168ecabe1dbf161936162f } from '@/admin/fields/NotedField'
import { PersonalData as PersonalData_525a024f6a18a7ba42505ce21654ac7c } from '@/admin/reservation/PersonalData'
import { HistoryField as HistoryField_399b116b4980d78d3412161230aece78 } from '@/admin/reservation/HistoryField'
import { RecordTitle as RecordTitle_86a464200cfe575fe596fccf3ed33776 } from '@/admin/frame/RecordTitle'
import { OpenInDesk as OpenInDesk_c3adbd149af22de3511b377207008b29 } from '@/admin/reservation/OpenInDesk'
import { Transfer as Transfer_1442caf01b6671cc757d9eaaf69d0528 } from '@/admin/eligibility/Transfer'
import { CaseBar as CaseBar_189fe60735697a656ebd5bc578206ed8 } from '@/admin/kit/CaseBar'
import { DraftFaq as DraftFaq_7c9a124e9fde804c192bb4cbc7b8060a } from '@/admin/contact/DraftFaq'
import { CallbackPerson as CallbackPerson_e5902133ad2013e82295515c22e22e49 } from '@/admin/contact/CallbackPerson'
import { CardPrintLinks as CardPrintLinks_47675f0703d065a50f86d5e4fcaded86 } from '@/admin/print/CardPrintLinks'
import { ToCards as ToCards_c6f226bf2eb640ea4e5115ae8fc9c2d4 } from '@/admin/cards/ToCards'
import { WordCell as WordCell_6aba20d74c424d8b14a83d11f9fa1ae3 } from '@/admin/fields/WordCell'
import { WordField as WordField_7baf004e3c01433aab3dffe6e8ef0969 } from '@/admin/fields/WordField'
import { Acknowledge as Acknowledge_e60fa3f6b8eeeaf902e2e72d0bc7e1f4 } from '@/admin/system/Acknowledge'
import { Stale as Stale_745175ee089e874ff36c86f90bc76a22 } from '@/admin/stale/Stale'
import { NotifyCity as NotifyCity_6da264937d9a1f00da7bc3fc3ced0c4c } from '@/admin/notices/NotifyCity'
import { Versions as Versions_f658f0c547d695389616e9e27adadb41 } from '@/admin/knowledge/Versions'
import { WebhookSecret as WebhookSecret_8b6106cc3a66c08ad57adeb3bf528113 } from '@/admin/alarms/WebhookSecret'
import { MailPreview as MailPreview_866baa1261477a6137a85cdb98f7bbe1 } from '@/admin/mail/MailPreview'
import { StillNeeded as StillNeeded_b81efcfc511c08912931c8e2d905b6cf } from '@/admin/fields/StillNeeded'
import { ImpactPreview as ImpactPreview_a3ddf94fa7fabe5ef5c2e1fc3fdadf01 } from '@/admin/fields/ImpactPreview'
import { ToImport as ToImport_b1e63c046133a4e8078e8ac6fd680f2e } from '@/admin/holidays/ToImport'
import { RowTitle as RowTitle_279f48a0d69e52478230071cf6e26b15 } from '@/admin/kit/rules/RowTitle'
import { NewPassword as NewPassword_785faa7d1f065f354767f777f2c6a488 } from '@/admin/staff/NewPassword'
import { BadgesLink as BadgesLink_0b5b483e956338552809aae515e34aa8 } from '@/admin/staff/BadgesLink'
import { CloseVendor as CloseVendor_f2642b57bf14e67bfbd169cb2711432c } from '@/admin/staff/CloseVendor'
import { ResetFactor as ResetFactor_6240e5e474ef76c6dcaf1b8e890829cb } from '@/admin/security/ResetFactor'
import { Readers as Readers_c020a419d0e107fb010261472d2e8fa3 } from '@/admin/rules/Readers'
import { ReadRule as ReadRule_b32fb6af3d9fa26ba3ca8542263799c6 } from '@/admin/rules/ReadRule'
import { RecordFile as RecordFile_62e545959b0f05c29d3171e8477182fd } from '@/admin/rules/RecordFile'
import { RulesEffect as RulesEffect_48a722870cf824716fc9a5b9e8c118c2 } from '@/admin/kit/rules/RulesEffect'
import { RulePicker as RulePicker_4ea22bddebd35cdb1f50fb41c9c85616 } from '@/admin/kit/rules/RulePicker'
import { Nav as Nav_469f2a9a499fd691cc96b63d9aec4764 } from '@/admin/nav/Nav'
import { Icon as Icon_40e1e762141bc86e9d557d32dfdbab66 } from '@/admin/brand/Icon'
import { Logo as Logo_63b9636160eb5368603ae8c735841b4e } from '@/admin/brand/Logo'
import { JumpButton as JumpButton_f93ae4f4344ebda0da3eafe0c8878716 } from '@/admin/jump/JumpButton'
import { MenuButton as MenuButton_3728e606ae5d1d5f542e0b8e0e213dae } from '@/admin/nav/MenuButton'
import { LoginHelp as LoginHelp_707b485e1e1147034877660b2313a083 } from '@/admin/login/LoginHelp'
import { LoginTitle as LoginTitle_707b485e1e1147034877660b2313a083 } from '@/admin/login/LoginHelp'
import { SessionKeeper as SessionKeeper_01f4deb2a74ff29931da57acc22d9f4c } from '@/admin/session/SessionKeeper'
import { CaseView as CaseView_5334222f8e70023ec2448e5b1abc83ec } from '@/admin/kit/CaseView'
import { DeskView as DeskView_24ee30729ec54e4b0ffc217f596e1d94 } from '@/admin/desk/DeskView'
import { ReceptionView as ReceptionView_8cfdc47bbfdb165f7c1e976beee003c3 } from '@/admin/reception/ReceptionView'
import { ListsView as ListsView_3fb8014d5d6a5de64476692e84207d0a } from '@/admin/lists/ListsView'
import { DefectsView as DefectsView_4d78ad897d165d468f9079f3644e66dc } from '@/admin/defects/DefectsView'
import { WeekView as WeekView_5bff76df10ff2207a6dba0df0acda6ed } from '@/admin/week/WeekView'
import { CloseView as CloseView_03c2f4acd694871a59c06cfc2d418a97 } from '@/admin/close/CloseView'
import { HolidayImportView as HolidayImportView_986ba58c785cb13010c3942509ea3f09 } from '@/admin/holidays/HolidayImportView'
import { LineTasksView as LineTasksView_7dd6314604301d469ba84a5facf3927e } from '@/admin/contact/LineTasksView'
import { WallView as WallView_cad577b2a9f3cfe642de138622baef76 } from '@/admin/figures/WallView'
import { StatsView as StatsView_e916c41eb065c907523a071636ec221a } from '@/admin/figures/StatsView'
import { EntryView as EntryView_4d830b930ad01716f47f3a5060ad78cc } from '@/admin/figures/EntryView'
import { StaffingView as StaffingView_40981a332b2066e5818c22134e29d63f } from '@/admin/figures/StaffingView'
import { FaqSearchView as FaqSearchView_f4ee3fdbaa69777332766d576f6c6051 } from '@/admin/search/FaqSearchView'
import { ManualsView as ManualsView_e699bde344a96deab5a42b6339e2ce49 } from '@/admin/knowledge/ManualsView'
import { ApprovalView as ApprovalView_f84bf810311c73cb01dc58495e58402b } from '@/admin/knowledge/ApprovalView'
import { FaqImportView as FaqImportView_a47630412c8352a0acf8d531b58992d0 } from '@/admin/knowledge/FaqImportView'
import { FaqFiguresView as FaqFiguresView_db3e47e945e65affc3dc86cd366e3858 } from '@/admin/search/FaqFiguresView'
import { CardsView as CardsView_028e89628a67419371accf37639e36ed } from '@/admin/cards/CardsView'
import { HandoverView as HandoverView_e8e7324b51e430800724ae7e066c6e2c } from '@/admin/handover/HandoverView'
import { CardReportView as CardReportView_26ff6dd338d056bcd2c8a4353dfd7fde } from '@/admin/card-report/CardReportView'
import { ProceduresView as ProceduresView_ca78f6422b88760b7b77da835a8cef79 } from '@/admin/procedures/ProceduresView'
import { StationView as StationView_f562850cd63156beb40d81f6b02810f8 } from '@/admin/station/StationView'
import { PickingView as PickingView_b46282073f9f952805648b7c7fbd84af } from '@/admin/picking/PickingView'
import { StocktakeView as StocktakeView_83cf788d9e2655be119fd0ec311f7409 } from '@/admin/stocktake/StocktakeView'
import { PlacesView as PlacesView_f7361eaa4f7f3778a487f2e2dd9d3878 } from '@/admin/places/PlacesView'
import { PrintView as PrintView_7cfdcf3a38bd43c3434337c59db98e33 } from '@/admin/print/PrintView'
import { RemindersView as RemindersView_a6f35922f43e7dddc5366e040f54e3b9 } from '@/admin/reminders/RemindersView'
import { DisposalView as DisposalView_0c72afe6b238b3a7b86b0ee2ccf44367 } from '@/admin/reminders/DisposalView'
import { CardImportView as CardImportView_2f2801c79167180597e1de4d1ee42a7a } from '@/admin/card-import/CardImportView'
import { TransportView as TransportView_18720f275d17bf440de496123fb1addf } from '@/admin/transport/TransportView'
import { DeadlinesView as DeadlinesView_a1251e956d44335f76a0fb22d617c555 } from '@/admin/deadlines/DeadlinesView'
import { LoansView as LoansView_d88044cedfc05700b3a902a53991d09b } from '@/admin/equipment/LoansView'
import { SuppliesView as SuppliesView_d3128df55e6b39410283a248e6467cb2 } from '@/admin/equipment/SuppliesView'
import { PromisesView as PromisesView_b81c388750d0d6728a5817acc72a6026 } from '@/admin/equipment/PromisesView'
import { ImportView as ImportView_268ccda45295b58e10093e6583d49967 } from '@/admin/equipment/ImportView'
import { RosterView as RosterView_84f6d8553bca47951bf2a065bbd2ed2e } from '@/admin/people/RosterView'
import { ContactCardView as ContactCardView_bd58fe4d18a060d49f0fa5a93c921535 } from '@/admin/people/ContactCardView'
import { TrainingView as TrainingView_ed09829714f2deda0a3e965950bf22cf } from '@/admin/people/TrainingView'
import { ShiftsView as ShiftsView_1cd4e7134660da005f9dd94a3012a6ce } from '@/admin/people/shifts/ShiftsView'
import { MyShiftsView as MyShiftsView_5e6c70df78ad3e704d29e6018d0915e1 } from '@/admin/people/shifts/MyShiftsView'
import { OpenView as OpenView_47df1b0d5c083683c4e18ac252c92019 } from '@/admin/kit/OpenView'
import { LogsView as LogsView_646774d5b20f4d36ebe65d786cc2d459 } from '@/admin/logs/LogsView'
import { AdmissionView as AdmissionView_e7c0fd66c47ba2d1494e8c730a78c022 } from '@/admin/admission/AdmissionView'
import { SecurityView as SecurityView_82011c4e8ad87980191561e64dbcec58 } from '@/admin/security/SecurityView'
import { BadgesView as BadgesView_fcb1f2d3da23376460b90f213badaa2d } from '@/admin/badges/BadgesView'
import { ScannerTestView as ScannerTestView_8297a9b9037e17c4f3272c2d87a4005e } from '@/admin/scanner-test/ScannerTestView'
import { CardView as CardView_b2b073cbef90beb8182fa25f2f7373bb } from '@/admin/cards/CardView'
import { EditView as EditView_07c6b5f46d322de7bdf5d3cdb2260121 } from '@/admin/knowledge/EditView'
import { CompareView as CompareView_71ca65ca258f95041bdc221de50ec991 } from '@/admin/knowledge/CompareView'
import { CountView as CountView_afd066019a6c3ab4d48b2857ce8a8c5e } from '@/admin/equipment/CountView'
import { SessionView as SessionView_8f565f6d3eda804e2c19321ff48b4319 } from '@/admin/people/SessionView'
import { ReportView as ReportView_47ba39f9a6d4b39d4549028493b65d6b } from '@/admin/reports/ReportView'
import { WorkView as WorkView_4b5f8ce445c3e7defbb2e4c48222a12d } from '@/admin/kit/WorkView'
import { FirstUserView as FirstUserView_22984a0dea64ffabef27defc6f8306c5 } from '@/admin/login/FirstUserView'
import { ForgotView as ForgotView_75dcbd0d72721e9154aef58373ad8e94 } from '@/admin/login/ForgotView'
import { StartView as StartView_6282743df78104f6784cef31c62dc88c } from '@/admin/start/StartView'
import { CollectionCards as CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1 } from '@payloadcms/next/rsc'
import { RegisterPapers as RegisterPapers_3af2b40dd1afc8897780db888582c317 } from '@/admin/card-papers/RegisterPapers'

/** @type import('payload').ImportMap */
export const importMap = {
  "@/admin/fields/ReceiptCell#ReceiptCell": ReceiptCell_98aa6e672b81d22a6ca3f1a792bb8ba9,
  "@/admin/fields/CivilField#CivilField": CivilField_36b3a0915d4d04e44ae65bc8b05e5282,
  "@/admin/fields/InstantCell#InstantCell": InstantCell_7b6c3f4a30066f0ad95e1dc9a7e22656,
  "@/admin/fields/InstantField#InstantField": InstantField_f93f76d6d171bbe1c488e353f606fce1,
  "@/admin/fields/NotedField#NotedField": NotedField_1616362c09168ecabe1dbf161936162f,
  "@/admin/reservation/PersonalData#PersonalData": PersonalData_525a024f6a18a7ba42505ce21654ac7c,
  "@/admin/reservation/HistoryField#HistoryField": HistoryField_399b116b4980d78d3412161230aece78,
  "@/admin/frame/RecordTitle#RecordTitle": RecordTitle_86a464200cfe575fe596fccf3ed33776,
  "@/admin/reservation/OpenInDesk#OpenInDesk": OpenInDesk_c3adbd149af22de3511b377207008b29,
  "@/admin/eligibility/Transfer#Transfer": Transfer_1442caf01b6671cc757d9eaaf69d0528,
  "@/admin/kit/CaseBar#CaseBar": CaseBar_189fe60735697a656ebd5bc578206ed8,
  "@/admin/contact/DraftFaq#DraftFaq": DraftFaq_7c9a124e9fde804c192bb4cbc7b8060a,
  "@/admin/contact/CallbackPerson#CallbackPerson": CallbackPerson_e5902133ad2013e82295515c22e22e49,
  "@/admin/print/CardPrintLinks#CardPrintLinks": CardPrintLinks_47675f0703d065a50f86d5e4fcaded86,
  "@/admin/cards/ToCards#ToCards": ToCards_c6f226bf2eb640ea4e5115ae8fc9c2d4,
  "@/admin/fields/WordCell#WordCell": WordCell_6aba20d74c424d8b14a83d11f9fa1ae3,
  "@/admin/fields/WordField#WordField": WordField_7baf004e3c01433aab3dffe6e8ef0969,
  "@/admin/system/Acknowledge#Acknowledge": Acknowledge_e60fa3f6b8eeeaf902e2e72d0bc7e1f4,
  "@/admin/stale/Stale#Stale": Stale_745175ee089e874ff36c86f90bc76a22,
  "@/admin/notices/NotifyCity#NotifyCity": NotifyCity_6da264937d9a1f00da7bc3fc3ced0c4c,
  "@/admin/knowledge/Versions#Versions": Versions_f658f0c547d695389616e9e27adadb41,
  "@/admin/alarms/WebhookSecret#WebhookSecret": WebhookSecret_8b6106cc3a66c08ad57adeb3bf528113,
  "@/admin/mail/MailPreview#MailPreview": MailPreview_866baa1261477a6137a85cdb98f7bbe1,
  "@/admin/fields/StillNeeded#StillNeeded": StillNeeded_b81efcfc511c08912931c8e2d905b6cf,
  "@/admin/fields/ImpactPreview#ImpactPreview": ImpactPreview_a3ddf94fa7fabe5ef5c2e1fc3fdadf01,
  "@/admin/holidays/ToImport#ToImport": ToImport_b1e63c046133a4e8078e8ac6fd680f2e,
  "@/admin/kit/rules/RowTitle#RowTitle": RowTitle_279f48a0d69e52478230071cf6e26b15,
  "@/admin/staff/NewPassword#NewPassword": NewPassword_785faa7d1f065f354767f777f2c6a488,
  "@/admin/staff/BadgesLink#BadgesLink": BadgesLink_0b5b483e956338552809aae515e34aa8,
  "@/admin/staff/CloseVendor#CloseVendor": CloseVendor_f2642b57bf14e67bfbd169cb2711432c,
  "@/admin/security/ResetFactor#ResetFactor": ResetFactor_6240e5e474ef76c6dcaf1b8e890829cb,
  "@/admin/rules/Readers#Readers": Readers_c020a419d0e107fb010261472d2e8fa3,
  "@/admin/rules/ReadRule#ReadRule": ReadRule_b32fb6af3d9fa26ba3ca8542263799c6,
  "@/admin/rules/RecordFile#RecordFile": RecordFile_62e545959b0f05c29d3171e8477182fd,
  "@/admin/kit/rules/RulesEffect#RulesEffect": RulesEffect_48a722870cf824716fc9a5b9e8c118c2,
  "@/admin/kit/rules/RulePicker#RulePicker": RulePicker_4ea22bddebd35cdb1f50fb41c9c85616,
  "@/admin/nav/Nav#Nav": Nav_469f2a9a499fd691cc96b63d9aec4764,
  "@/admin/brand/Icon#Icon": Icon_40e1e762141bc86e9d557d32dfdbab66,
  "@/admin/brand/Logo#Logo": Logo_63b9636160eb5368603ae8c735841b4e,
  "@/admin/jump/JumpButton#JumpButton": JumpButton_f93ae4f4344ebda0da3eafe0c8878716,
  "@/admin/nav/MenuButton#MenuButton": MenuButton_3728e606ae5d1d5f542e0b8e0e213dae,
  "@/admin/login/LoginHelp#LoginHelp": LoginHelp_707b485e1e1147034877660b2313a083,
  "@/admin/login/LoginHelp#LoginTitle": LoginTitle_707b485e1e1147034877660b2313a083,
  "@/admin/session/SessionKeeper#SessionKeeper": SessionKeeper_01f4deb2a74ff29931da57acc22d9f4c,
  "@/admin/kit/CaseView#CaseView": CaseView_5334222f8e70023ec2448e5b1abc83ec,
  "@/admin/desk/DeskView#DeskView": DeskView_24ee30729ec54e4b0ffc217f596e1d94,
  "@/admin/reception/ReceptionView#ReceptionView": ReceptionView_8cfdc47bbfdb165f7c1e976beee003c3,
  "@/admin/lists/ListsView#ListsView": ListsView_3fb8014d5d6a5de64476692e84207d0a,
  "@/admin/defects/DefectsView#DefectsView": DefectsView_4d78ad897d165d468f9079f3644e66dc,
  "@/admin/week/WeekView#WeekView": WeekView_5bff76df10ff2207a6dba0df0acda6ed,
  "@/admin/close/CloseView#CloseView": CloseView_03c2f4acd694871a59c06cfc2d418a97,
  "@/admin/holidays/HolidayImportView#HolidayImportView": HolidayImportView_986ba58c785cb13010c3942509ea3f09,
  "@/admin/contact/LineTasksView#LineTasksView": LineTasksView_7dd6314604301d469ba84a5facf3927e,
  "@/admin/figures/WallView#WallView": WallView_cad577b2a9f3cfe642de138622baef76,
  "@/admin/figures/StatsView#StatsView": StatsView_e916c41eb065c907523a071636ec221a,
  "@/admin/figures/EntryView#EntryView": EntryView_4d830b930ad01716f47f3a5060ad78cc,
  "@/admin/figures/StaffingView#StaffingView": StaffingView_40981a332b2066e5818c22134e29d63f,
  "@/admin/search/FaqSearchView#FaqSearchView": FaqSearchView_f4ee3fdbaa69777332766d576f6c6051,
  "@/admin/knowledge/ManualsView#ManualsView": ManualsView_e699bde344a96deab5a42b6339e2ce49,
  "@/admin/knowledge/ApprovalView#ApprovalView": ApprovalView_f84bf810311c73cb01dc58495e58402b,
  "@/admin/knowledge/FaqImportView#FaqImportView": FaqImportView_a47630412c8352a0acf8d531b58992d0,
  "@/admin/search/FaqFiguresView#FaqFiguresView": FaqFiguresView_db3e47e945e65affc3dc86cd366e3858,
  "@/admin/cards/CardsView#CardsView": CardsView_028e89628a67419371accf37639e36ed,
  "@/admin/handover/HandoverView#HandoverView": HandoverView_e8e7324b51e430800724ae7e066c6e2c,
  "@/admin/card-report/CardReportView#CardReportView": CardReportView_26ff6dd338d056bcd2c8a4353dfd7fde,
  "@/admin/procedures/ProceduresView#ProceduresView": ProceduresView_ca78f6422b88760b7b77da835a8cef79,
  "@/admin/station/StationView#StationView": StationView_f562850cd63156beb40d81f6b02810f8,
  "@/admin/picking/PickingView#PickingView": PickingView_b46282073f9f952805648b7c7fbd84af,
  "@/admin/stocktake/StocktakeView#StocktakeView": StocktakeView_83cf788d9e2655be119fd0ec311f7409,
  "@/admin/places/PlacesView#PlacesView": PlacesView_f7361eaa4f7f3778a487f2e2dd9d3878,
  "@/admin/print/PrintView#PrintView": PrintView_7cfdcf3a38bd43c3434337c59db98e33,
  "@/admin/reminders/RemindersView#RemindersView": RemindersView_a6f35922f43e7dddc5366e040f54e3b9,
  "@/admin/reminders/DisposalView#DisposalView": DisposalView_0c72afe6b238b3a7b86b0ee2ccf44367,
  "@/admin/card-import/CardImportView#CardImportView": CardImportView_2f2801c79167180597e1de4d1ee42a7a,
  "@/admin/transport/TransportView#TransportView": TransportView_18720f275d17bf440de496123fb1addf,
  "@/admin/deadlines/DeadlinesView#DeadlinesView": DeadlinesView_a1251e956d44335f76a0fb22d617c555,
  "@/admin/equipment/LoansView#LoansView": LoansView_d88044cedfc05700b3a902a53991d09b,
  "@/admin/equipment/SuppliesView#SuppliesView": SuppliesView_d3128df55e6b39410283a248e6467cb2,
  "@/admin/equipment/PromisesView#PromisesView": PromisesView_b81c388750d0d6728a5817acc72a6026,
  "@/admin/equipment/ImportView#ImportView": ImportView_268ccda45295b58e10093e6583d49967,
  "@/admin/people/RosterView#RosterView": RosterView_84f6d8553bca47951bf2a065bbd2ed2e,
  "@/admin/people/ContactCardView#ContactCardView": ContactCardView_bd58fe4d18a060d49f0fa5a93c921535,
  "@/admin/people/TrainingView#TrainingView": TrainingView_ed09829714f2deda0a3e965950bf22cf,
  "@/admin/people/shifts/ShiftsView#ShiftsView": ShiftsView_1cd4e7134660da005f9dd94a3012a6ce,
  "@/admin/people/shifts/MyShiftsView#MyShiftsView": MyShiftsView_5e6c70df78ad3e704d29e6018d0915e1,
  "@/admin/kit/OpenView#OpenView": OpenView_47df1b0d5c083683c4e18ac252c92019,
  "@/admin/logs/LogsView#LogsView": LogsView_646774d5b20f4d36ebe65d786cc2d459,
  "@/admin/admission/AdmissionView#AdmissionView": AdmissionView_e7c0fd66c47ba2d1494e8c730a78c022,
  "@/admin/security/SecurityView#SecurityView": SecurityView_82011c4e8ad87980191561e64dbcec58,
  "@/admin/badges/BadgesView#BadgesView": BadgesView_fcb1f2d3da23376460b90f213badaa2d,
  "@/admin/scanner-test/ScannerTestView#ScannerTestView": ScannerTestView_8297a9b9037e17c4f3272c2d87a4005e,
  "@/admin/cards/CardView#CardView": CardView_b2b073cbef90beb8182fa25f2f7373bb,
  "@/admin/knowledge/EditView#EditView": EditView_07c6b5f46d322de7bdf5d3cdb2260121,
  "@/admin/knowledge/CompareView#CompareView": CompareView_71ca65ca258f95041bdc221de50ec991,
  "@/admin/equipment/CountView#CountView": CountView_afd066019a6c3ab4d48b2857ce8a8c5e,
  "@/admin/people/SessionView#SessionView": SessionView_8f565f6d3eda804e2c19321ff48b4319,
  "@/admin/reports/ReportView#ReportView": ReportView_47ba39f9a6d4b39d4549028493b65d6b,
  "@/admin/kit/WorkView#WorkView": WorkView_4b5f8ce445c3e7defbb2e4c48222a12d,
  "@/admin/login/FirstUserView#FirstUserView": FirstUserView_22984a0dea64ffabef27defc6f8306c5,
  "@/admin/login/ForgotView#ForgotView": ForgotView_75dcbd0d72721e9154aef58373ad8e94,
  "@/admin/start/StartView#StartView": StartView_6282743df78104f6784cef31c62dc88c,
  "@payloadcms/next/rsc#CollectionCards": CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1,
  "@/admin/card-papers/RegisterPapers#RegisterPapers": RegisterPapers_3af2b40dd1afc8897780db888582c317
}
