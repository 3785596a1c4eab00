/**
 * Who may import whom: the rooms of the house and the doors between them. test/house/import-rules.test.ts breaks
 * each rule once, to show that it can fail.
 */

/** Rooms with rules of their own; every other folder of src is a capability. */
const KERNEL = '^src/kernel/';
const EVENT_STORE = '^src/event-store/';
/** The frame of the HTTP door, into which capabilities set their controllers. */
const HTTP = '^src/http/';
/** Figures in, pictures out: pages and reports draw the same ones. */
const CHARTS = '^src/charts/';
const DOORS = '^src/(web|cli|interchange)/';
const CAPABILITIES = '^src/(?!(?:kernel|event-store|http|charts|web|cli|interchange)/)([^/]+)/';
const DOMAINS = '^src/([^/]+)/domain/';
const ROOTS =
  '^src/(access-options|acts|app-options|app\\.module|backend|cli|command-line|ledger-model|ledger-thread|long-work|main|upcasters)\\.ts$';

/** What an operation may need of whoever asks for it, and as whom a request speaks: the frame of the door carries both. */
const ACCESS_LANGUAGE = '^src/(access/domain/(policy|standing)|coalition/domain/(party|sight))\\.ts$';

/** What a room shows to others. */
const EVENTS_OF_ANY_DOMAIN = '^src/[^/]+/domain/events\\.ts$';
const QUERIES = '^src/[^/]+/[^/]+\\.queries\\.ts$';
/** The shape of a capability's rows, which exports read. */
const TABLES = '^src/[^/]+/[^/]+\\.tables\\.ts$';
const COMMANDS = '^src/[^/]+/[^/]+\\.commands\\.ts$';
const MODULES = '^src/[^/]+/[^/]+\\.module\\.ts$';
/** What doors and operations may know of the log: how to open, order, read and verify; not how a lane or an engine works. */
const EVENT_STORE_CLIENT =
  '^src/event-store/(acts|client|cursor|database|directory-cache|event|ledger|lane-statistics|ledger-model|ledger-transaction|log-reader|store|table|threaded-ledger|verification|working-set)\\.ts$';
/**
 * The language that capabilities share beside events: the coalition's directory, on which every decision stands, who may
 * do what, its policies and closed quarters, and value types; what an entry is, how its fields are checked and how it is
 * valued, so that an import need not say it again, and the same of what the library holds; the figures that pledges, knowledge,
 * portfolios and reviews make and reports show.
 */
const SHARED_LANGUAGE =
  '^src/(coalition/domain/(authority|closing|directory|outlook|party|policy|sight|told-together|value-types|field-checks)|exchange/domain/(entry|pool-flows|postings|field-checks|pledge-figures|valuation)|knowledge/domain/(application|asset|field-checks|knowledge-figures)|recognition/domain/edition|portfolios/domain/(account|comparison|explanation|figure-id|fit|flow|flows|give-get|portfolio)|reviews/domain/(budgets|fair-shares|fairness|review-in-report))\\.ts$';

/** The store of files that members attach: doors fill it and read it, operations back it up and verify it. */
const EVIDENCE = '^src/exchange/evidence/';

/** What a door for people needs to let them in and out: cookies, links, the way back after signing in, how long things hold. */
const ACCESS_AT_THE_DOOR =
  '^src/access/(access-tools|credential|letters|lifetimes|links|own-sign-ins|session-reply|sign-in/return-to)\\.ts$';

/** The trail of what was done about access: operations back it up, and write into it what they restored. */
const TRAIL = '^src/access/trail/';

const package_ = (name) => `^node_modules/${name}/`;

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'kernel-stands-alone',
      comment:
        'Everything rests on the kernel, so it rests on nothing: itself and the three libraries of exact numbers, dates and ids. That keeps it pure (no files, no network, no framework) and the same on every machine.',
      severity: 'error',
      from: { path: KERNEL },
      to: { pathNot: [KERNEL, package_('decimal\\.js'), package_('temporal-polyfill'), package_('uuid')] },
    },
    {
      name: 'domain-is-pure',
      comment:
        'Deciders and states are pure functions, so that a replay gives the same figures for ever: no framework, no database, no Node. What other capabilities did reaches a domain as their events and the shared language, never as their inner states.',
      severity: 'error',
      from: { path: DOMAINS },
      to: { pathNot: [KERNEL, '^src/$1/domain/', EVENTS_OF_ANY_DOMAIN, SHARED_LANGUAGE] },
    },
    {
      name: 'event-store-knows-no-capability',
      comment:
        'The log stores and orders events without knowing what they mean; otherwise every new capability would change it. It alone runs the migrations, which lie beside src.',
      severity: 'error',
      from: { path: EVENT_STORE },
      to: { path: '^(src|examples)/', pathNot: [KERNEL, EVENT_STORE] },
    },
    {
      name: 'http-frame-knows-no-capability',
      comment:
        'Every capability sets its controllers into the frame of the HTTP door. If the frame knew one of them, all would hang on it. What it hands on with every request is the standing that the guard gave it.',
      severity: 'error',
      from: { path: HTTP },
      to: { path: '^(src|migrations)/', pathNot: [KERNEL, EVENT_STORE, HTTP, ACCESS_LANGUAGE] },
    },
    {
      name: 'capabilities-meet-by-events-and-queries',
      comment:
        'A capability may read what another recorded (its events) and ask it (its queries, by way of its module). Its commands, tables, states and helpers are its own affair, so that each can change its inside alone.',
      severity: 'error',
      from: { path: CAPABILITIES, pathNot: DOMAINS },
      to: {
        path: '^src/',
        pathNot: [
          '^src/$1/',
          KERNEL,
          EVENT_STORE,
          EVENTS_OF_ANY_DOMAIN,
          SHARED_LANGUAGE,
          QUERIES,
          EVIDENCE,
          TRAIL,
          MODULES,
          HTTP,
          CHARTS,
          ACCESS_LANGUAGE,
        ],
      },
    },
    {
      name: 'doors-only-ask-and-order',
      comment:
        'Pages, terminal and files are ways in and out: they send commands and queries through the buses and draw reports. A rule of the ledger in a door would hold at that door only.',
      severity: 'error',
      from: { path: DOORS },
      to: {
        path: '^src/',
        pathNot: [
          '^src/$1/',
          KERNEL,
          HTTP,
          CHARTS,
          '^src/(reports|operations)/',
          // Terminal and pages are ways to the files as well.
          '^src/interchange/(import|import-files|import-errors|export|undo-import|undoing-orders|previewed-uploads|stored-files)\\.ts$',
          TABLES,
          EVIDENCE,
          COMMANDS,
          QUERIES,
          EVENT_STORE_CLIENT,
          // Imports are facts themselves, and uploads lie beside the database.
          '^src/event-store/(projection|kept-files)\\.ts$',
          EVENTS_OF_ANY_DOMAIN,
          SHARED_LANGUAGE,
          ACCESS_LANGUAGE,
          ACCESS_AT_THE_DOOR,
        ],
      },
    },
    {
      name: 'charts-only-draw',
      comment:
        'A chart turns figures that it is handed into a picture. One that knew a capability would ask for figures, and pages and reports would show others.',
      severity: 'error',
      from: { path: CHARTS },
      to: { path: '^(src|migrations)/', pathNot: [CHARTS, KERNEL] },
    },
    {
      name: 'http-knows-no-capability',
      comment:
        'What every controller needs (problems, pages, who calls, the description) is the same whatever it is about; a capability that showed up here would be at every door.',
      severity: 'error',
      from: { path: HTTP },
      to: { path: '^src/', pathNot: [HTTP, KERNEL, EVENT_STORE_CLIENT, ACCESS_LANGUAGE] },
    },
    {
      name: 'application-only-joins-modules',
      comment:
        'The application is a list of modules with their configuration; what a module is made of stays its own affair.',
      severity: 'error',
      from: { path: '^src/app\\.module\\.ts$' },
      to: { path: '^src/', pathNot: [MODULES, '^src/config\\.ts$'] },
    },
    {
      name: 'modules-are-joined-at-the-roots',
      comment:
        'Only the composition roots and the modules themselves import a module. Elsewhere it would pull a whole capability, with its database, behind one function.',
      severity: 'error',
      from: { path: '^src/', pathNot: [ROOTS, MODULES] },
      to: { path: MODULES },
    },
    {
      name: 'rooms-know-no-root',
      comment:
        'The composition roots know all rooms. A room that imported one would depend on every other room by way of it.',
      severity: 'error',
      from: { path: '^src/[^/]+/' },
      to: { path: ROOTS },
    },
    {
      name: 'only-kernel-calculates',
      comment:
        'decimal.js has settings (precision, rounding, notation) that change figures. The kernel sets them once and shows Quantity and Money; nobody else meets the library.',
      severity: 'error',
      from: { path: '^(src|migrations|scripts|bench)/', pathNot: KERNEL },
      to: { path: package_('decimal\\.js') },
    },
    {
      name: 'no-cycles',
      comment:
        'Files that import each other in a ring can be understood, tested and loaded only together, and native modules see half-made values.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'shipped-code-imports-no-tests',
      comment:
        'What is shipped must work without the tests, scripts, examples and benchmarks, which are not shipped.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(test|scripts|bench|examples)/' },
    },
    {
      name: 'examples-stand-alone',
      comment:
        'Whoever copies an example takes one file, which speaks to a server and to nothing of this repository.',
      severity: 'error',
      from: { path: '^examples/' },
      to: { path: '^(src|test|scripts|bench|migrations|node_modules)/' },
    },
    {
      name: 'shipped-code-needs-no-development-package',
      comment: 'An installation without development packages (npm ci --omit=dev) must run.',
      severity: 'error',
      from: { path: '^(src|migrations)/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'imports-resolve',
      comment: 'An import that leads nowhere escapes every other rule.',
      severity: 'error',
      from: { path: '^(src|migrations|scripts|bench)/' },
      to: { couldNotResolve: true },
    },
    {
      name: 'packages-are-declared',
      comment:
        'A package that is there only because another brought it disappears when that one no longer does.',
      severity: 'error',
      from: { path: '^(src|migrations)/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    // An import of types alone ties two rooms together as well, though it leaves no trace in the compiled code.
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|coverage|data)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
