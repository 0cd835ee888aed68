using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using BumpBot.Config;

namespace BumpBot.Local;

/// <summary>A thread as Markdown with front matter, both ways.</summary>
internal static class ThreadText
{
    private const string Fence = "---";

    /// <summary>Between the body and the comments. Bodies hold no foreign HTML comments; one that does all the same loses its bracket.</summary>
    private const string Border = "<!-- comments -->";

    // What a double-quoted JSON string says, YAML reads the same.
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(ThreadFile thread)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{Fence}\nnumber: {thread.Number}\nstate: {thread.State.ToString().ToLowerInvariant()}\n");
        Line("branch", thread.Branch);
        Line("base", thread.Base);
        Line("head", thread.Head);
        Line("title", thread.Title);
        text.Append(CultureInfo.InvariantCulture, $"labels: [{string.Join(", ", thread.Labels.Select(Quoted))}]\n");
        Line("created", thread.Created.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        text.Append(CultureInfo.InvariantCulture, $"{Fence}\n\n{Body(thread.Body)}\n");
        if (thread.Comments.Length > 0)
            text.Append(CultureInfo.InvariantCulture, $"\n{Border}\n## Comments\n\n{thread.Comments.Trim('\n')}\n");
        return text.ToString();

        void Line(string key, string? value)
        {
            if (value is not null)
                text.Append(CultureInfo.InvariantCulture, $"{key}: {Quoted(value)}\n");
        }
    }

    /// <summary>The body as it will be read back.</summary>
    public static string Body(string body) =>
        body.ReplaceLineEndings("\n").Trim('\n').Replace(Border, "&lt;" + Border[1..], StringComparison.Ordinal);

    public static string Comment(DateTimeOffset at, string text) =>
        string.Create(CultureInfo.InvariantCulture, $"**bumpbot**, {at:yyyy-MM-dd HH:mm} UTC\n\n{text.ReplaceLineEndings("\n").Trim('\n')}\n");

    /// <summary>The lines that are commands.</summary>
    public static IEnumerable<string> Commands(string text) => text.Split('\n').Where(CommandReader.IsCommand);

    /// <exception cref="FormatException">What is wrong with it, in words.</exception>
    public static ThreadFile Read(string text)
    {
        var lines = text.ReplaceLineEndings("\n").TrimStart('\uFEFF').Split('\n');
        var end = Array.IndexOf(lines, Fence, 1);
        if (lines[0] != Fence || end < 0)
            throw new FormatException("it does not start with front matter between two lines of ---");
        var front = FrontMatter.Parse(string.Join('\n', lines[1..end]));
        var rest = lines[(end + 1)..];
        var border = Array.IndexOf(rest, Border);
        return new ThreadFile(
            front.Number("number"),
            front.State("state"),
            front.Optional("branch"),
            front.Optional("base"),
            front.Optional("head"),
            front.Required("title"),
            front.List("labels"),
            front.Time("created"),
            Join(border < 0 ? rest : rest[..border]),
            border < 0 ? "" : Join([.. rest[(border + 1)..].SkipWhile(line => line.Trim() is "" or "## Comments")]));
    }

    private static string Quoted(string value) => JsonSerializer.Serialize(value, Readable);

    private static string Join(string[] lines) => string.Join('\n', lines).Trim('\n');
}
