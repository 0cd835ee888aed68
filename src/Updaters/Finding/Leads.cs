using System.Buffers;
using System.Runtime.CompilerServices;
using Updaters.References;

namespace Updaters.Finding;

/// <summary>
/// Tells cheaply whether a text may name an upstream once its variables are put in: whether it has a host of repositories, the last part of
/// an image's name, or a package's version that is a variable.
/// </summary>
internal sealed class Leads
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private static readonly string[] PackagePins = ["==$", "==\"$", "=='$"];
    private static readonly SearchValues<string> HashWords = SearchValues.Create(["sum", "sha256", "sha512", "sha384", "sha1", "md5"], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<char> ShellNames = SearchValues.Create(Letters + "_");
    private static readonly SearchValues<char> MakeNames = SearchValues.Create(Letters + "_.-");

    /// <summary>The names depend on the list alone, and working them out takes longer than most files do.</summary>
    private static readonly ConditionalWeakTable<IReadOnlyList<Upstream>, Leads> Known = [];

    private readonly SearchValues<string> _names;
    private readonly SearchValues<string> _variables;

    private Leads(IReadOnlyList<Upstream> upstreams)
    {
        _names = SearchValues.Create(
            [
                .. UrlHost.All(upstreams).Select(host => host.Text).Distinct(StringComparer.OrdinalIgnoreCase),
                .. upstreams.SelectMany(upstream => upstream.Images).Select(image => LastOf(image.Text)).Where(name => name.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase),
                .. PackagePins,
            ],
            StringComparison.OrdinalIgnoreCase);
        _variables = SearchValues.Create([.. upstreams.SelectMany(upstream => upstream.Variables).Select(name => name.Text).Where(name => name.Length > 0).Distinct()], StringComparison.Ordinal);
    }

    public static Leads Of(IReadOnlyList<Upstream> upstreams) => Known.GetValue(upstreams, list => new Leads(list));

    public bool In(ReadOnlySpan<char> text) => text.ContainsAny(_names);

    /// <summary>Whether the text has a variable's name that an upstream goes by.</summary>
    public bool VariableIn(ReadOnlySpan<char> text) => text.ContainsAny(_variables);

    /// <summary>Whether the text uses one of the variables: <c>$NAME</c>, <c>${NAME…</c>, <c>$(NAME…</c>.</summary>
    public static bool Uses(ReadOnlySpan<char> text, HashSet<string> variables)
    {
        if (variables.Count == 0)
            return false;
        var names = variables.GetAlternateLookup<ReadOnlySpan<char>>();
        while (NextUse(ref text, out var name, out var makeName))
        {
            if (names.Contains(name) || names.Contains(makeName))
                return true;
        }
        return false;
    }

    /// <summary>Goes on behind the text's next dollar sign; false where there is no more.</summary>
    /// <param name="name">The variable's name there, as shells and Dockerfiles read it.</param>
    /// <param name="makeName">The same as make reads it, whose names may have more characters.</param>
    public static bool NextUse(ref ReadOnlySpan<char> text, out ReadOnlySpan<char> name, out ReadOnlySpan<char> makeName)
    {
        var dollar = text.IndexOf('$');
        text = dollar < 0 ? [] : text[(dollar + 1)..];
        var rest = text is ['{' or '(', ..] ? text[1..] : text;
        name = Run(rest, ShellNames);
        makeName = Run(rest, MakeNames);
        return !text.IsEmpty;
    }

    private static ReadOnlySpan<char> Run(ReadOnlySpan<char> text, SearchValues<char> characters) =>
        text.IndexOfAnyExcept(characters) is var end and >= 0 ? text[..end] : text;

    /// <summary>Whether a command may check a hash.</summary>
    public static bool OfHashIn(ReadOnlySpan<char> text) => text.ContainsAny(HashWords);

    private static string LastOf(string image) => image[(image.LastIndexOf('/') + 1)..];
}
