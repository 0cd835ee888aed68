namespace BumpBot.Report.Html;

/// <summary>How reports look: dark or light as the reader's system is, and on paper. Charts take their colours from it, too.</summary>
public static class ReportStyle
{
    public const string Css = """
        :root { color-scheme: light dark; --paper: #ffffff; --ink: #1f2328; --quiet: #59636e; --line: #d1d9e0; --bar: #0969da; --bad: #bc4c00; }
        @media (prefers-color-scheme: dark) { :root { --paper: #0d1117; --ink: #f0f6fc; --quiet: #9198a1; --line: #3d444d; --bar: #4493f8; --bad: #f0883e; } }
        body { background: var(--paper); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 75rem; padding: 0 1rem; }
        h1, h2 { line-height: 1.2; } h2 { margin-top: 2.5rem; }
        p.note { color: var(--quiet); }
        .wide { overflow-x: auto; margin: 1rem 0; }
        table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
        caption { text-align: left; font-weight: 600; padding: .25rem 0; }
        th, td { border-bottom: 1px solid var(--line); padding: .3rem .7rem; text-align: left; font-weight: 400; white-space: nowrap; }
        thead th { color: var(--quiet); } td.number, th.number { text-align: right; }
        svg { max-width: 100%; height: auto; }
        svg text { fill: var(--ink); font: 12px system-ui, sans-serif; } svg text.middle { text-anchor: middle; } svg text.end { text-anchor: end; }
        svg .axis { stroke: var(--line); } svg .bar, svg .release { fill: var(--bar); } svg .overdue, svg .breaking { fill: var(--bad); }
        svg .prerelease { fill: var(--paper); stroke: var(--bar); stroke-width: 1.5; }
        @media print { :root { --paper: #ffffff; --ink: #000000; --quiet: #444444; --line: #999999; --bar: #0550ae; --bad: #953800; } body { margin: 0; max-width: none; } svg, tr { break-inside: avoid; } .wide { overflow: visible; } }
        """;
}
