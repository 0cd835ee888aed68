using BumpBot.Report.Html;

namespace BumpBot.Serve.Pages.Markup;

/// <summary>How pages look: as reports do, with what those have not.</summary>
internal static class PageStyle
{
    public const string Css = ReportStyle.Css + "\n" + """
        a { color: var(--bar); } a:focus-visible, .wide:focus-visible, summary:focus-visible { outline: 3px solid var(--bar); outline-offset: 2px; } main:focus { outline: none; }
        body { margin: 0 auto; overflow-wrap: anywhere; } main section, header, footer { min-width: 0; }
        .skip { position: absolute; left: -999rem; } .skip:focus { left: 1rem; top: .5rem; background: var(--paper); padding: .5rem 1rem; z-index: 1; }
        nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; list-style: none; padding: 1rem 0; margin: 0; border-bottom: 1px solid var(--line); }
        nav a { display: inline-block; padding: .3rem 0; } nav a[aria-current] { font-weight: 600; color: var(--ink); text-decoration: none; }
        td { overflow-wrap: normal; vertical-align: top; } td .text { display: block; white-space: normal; min-width: 18rem; max-width: 45rem; } th[scope=row] { vertical-align: top; }
        dl { display: flex; flex-wrap: wrap; gap: .5rem 2rem; margin: 1rem 0; } dt { color: var(--quiet); font-size: .85rem; } dd { margin: 0; }
        .bad { color: var(--bad); font-weight: 600; } footer { color: var(--quiet); margin: 3rem 0 1rem; border-top: 1px solid var(--line); }
        summary { cursor: pointer; padding: .3rem 0; } ol.timeline { padding-left: 2rem; } ol.timeline li { padding: .15rem 0; }
        @media print { header, footer, .skip { display: none; } }
        """;

    public const string Icon = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><path fill="#0969da" d="M8 1l6 6h-4v4H6V7H2zM6 12h4v3H6z"/></svg>""";
}
