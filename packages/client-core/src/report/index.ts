export {
  type ReportPageOptions,
  type ReportSection,
  renderReportPage,
  type SectionContext,
} from './report-page.ts';
