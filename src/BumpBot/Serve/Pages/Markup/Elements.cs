using Updaters.References;

namespace BumpBot.Serve.Pages.Markup;

/// <summary>What pages are made of. Pure.</summary>
internal static class Elements
{
    private const string Unknown = "-";

    public static Html Text(string? text) => Html.Of($"{(string.IsNullOrEmpty(text) ? Unknown : text)}");

    /// <summary>A sentence in a cell: it may take several lines.</summary>
    public static Html Sentence(string text) => text.Length == 0 ? Html.Nothing : Html.Of($"<span class=\"text\">{text}</span>");

    public static Html Count(int count, string what) => Html.Of($"{count} {what}{(count == 1 ? "" : "s")}");

    public static Html Time(DateTimeOffset? at) => at is { } moment ? Html.Of($"<time datetime=\"{PageTime.Iso(moment)}\">{PageTime.Text(moment)}</time>") : Text(null);

    /// <summary>To a place outside; text alone where the address is none of http or https.</summary>
    public static Html Outside(Uri? page, string text) =>
        page is { IsAbsoluteUri: true, Scheme: "http" or "https" } ? Html.Of($"<a href=\"{page.AbsoluteUri}\" rel=\"noopener noreferrer\">{text}</a>") : Text(text);

    /// <summary>To the page of an upstream; text alone where the id is none.</summary>
    public static Html Upstream(string id) => UpstreamId.TryParse(id, out var upstream) ? Html.Of($"<a href=\"{PathOf(upstream)}\">{id}</a>") : Text(id);

    public static Html Target(string name) => RepoName.TryParse(name, out _) ? Html.Of($"<a href=\"/targets/{name}\">{name}</a>") : Text(name);

    /// <summary>A heading with what belongs to it; where that is nothing, what to say instead.</summary>
    /// <param name="nothing">Null = the section is left out.</param>
    public static Html Section(string heading, Html content, string? nothing = null) =>
        content.IsNothing && nothing is null ? Html.Nothing
        : Html.Of($"<section>\n<h2>{heading}</h2>\n{(content.IsNothing ? Html.Of($"<p class=\"note\">{nothing}</p>\n") : content)}</section>\n");

    /// <summary>A table that scrolls by itself, by keyboard too; nothing without rows.</summary>
    /// <param name="rows">A cell for each heading; the first names the row.</param>
    public static Html Table(string caption, IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<Html>> rows)
    {
        var body = Html.Join(rows.Select(row => Html.Of($"<tr><th scope=\"row\">{row[0]}</th>{Html.Join(row.Skip(1).Select(cell => Html.Of($"<td>{cell}</td>")))}</tr>\n")));
        return body.IsNothing
            ? Html.Nothing
            : Html.Of(
                $"<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"{caption}\"><table>\n<caption>{caption}</caption>\n<thead><tr>{Html.Join(headings.Select(heading => Html.Of($"<th scope=\"col\">{heading}</th>")))}</tr></thead>\n<tbody>\n{body}</tbody></table></div>\n");
    }

    public static Html List(IEnumerable<Html> items)
    {
        var all = Html.Join(items.Select(item => Html.Of($"<li>{item}</li>\n")));
        return all.IsNothing ? all : Html.Of($"<ul>\n{all}</ul>\n");
    }

    /// <summary>Names with what they stand for; those that stand for nothing are left out.</summary>
    public static Html Facts(params ReadOnlySpan<(string Name, Html Value)> facts)
    {
        List<Html> told = [];
        foreach (var (name, value) in facts)
        {
            if (!value.IsNothing)
                told.Add(Html.Of($"<div><dt>{name}</dt><dd>{value}</dd></div>\n"));
        }
        return Html.Of($"<dl>\n{Html.Join(told)}</dl>\n");
    }

    public static string PathOf(UpstreamId upstream) => $"/upstreams/{upstream.Repo}{(upstream.Name is { } entry ? $"/{entry}" : "")}";
}
