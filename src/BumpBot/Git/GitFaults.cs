using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using BumpBot.Model;
using LibGit2Sharp;

namespace BumpBot.Git;

/// <summary>What libgit2 reports, sorted by what to do next.</summary>
/// <remarks>
/// libgit2 tells an HTTP status in its message alone. All else goes by the error's category, which is the thread's: an exception is to be
/// translated where it is caught first.
/// </remarks>
internal static partial class GitFaults
{
    private const int MaxLength = 300;

    // Values of git_error_t in libgit2's errors.h: what comes from outside, and no damage of a repository.
    private const int NoMemory = 1;
    private const int Os = 2;
    private const int Net = 12;
    private const int Ssl = 16;
    private const int Ssh = 23;
    private const int Callback = 26;
    private const int Http = 34;

    /// <summary>The fault of talking to a remote.</summary>
    /// <param name="place">The remote as people know it, without credentials.</param>
    public static Fault OfRemote(string place, LibGit2SharpException cause, bool withToken)
    {
        var text = Text(cause.Message);
        return StatusOf(cause) switch
        {
            401 when withToken => new Fault.StopRun($"{place}: the token was refused (401). Check that GITHUB_TOKEN is right and has not expired."),
            401 => new Fault.GiveUp($"{place}: not there, or not public (401). Set GITHUB_TOKEN to a token that may read it."),
            403 when withToken => new Fault.GiveUp($"{place}: access was refused (403). The token needs the permission contents: write for this repository."),
            403 => new Fault.GiveUp($"{place}: access was refused (403). Set GITHUB_TOKEN to a token that may use it."),
            404 or 410 => new Fault.GiveUp($"{place}: there is no such repository, or {(withToken ? "the token may not see it" : "it needs a token")} ({StatusOf(cause)}). Check its name."),
            429 => new Fault.Retry($"{place}: too many requests (429)."),
            >= 500 and var status => new Fault.Retry($"{place}: the server failed ({status})."),
            { } status => new Fault.GiveUp($"{place}: the server answered with status {status}."),
            null when IsMissingPath(cause.Message) => new Fault.GiveUp($"{place}: there is no git repository here."),
            null when CategoryOf(cause) is Net or Os or Http => new Fault.Retry($"{place}: {text}."),
            null when CategoryOf(cause) is Ssl => new Fault.GiveUp($"{place}: no trusted connection: {text}. A private authority's certificate can be named in SSL_CERT_FILE."),
            _ => new Fault.GiveUp($"{place}: {text}."),
        };
    }

    /// <summary>Whether a clone itself is the likely cause: nothing of the network, the machine or the caller.</summary>
    public static bool IsDamage(LibGit2SharpException cause, string clone) =>
        cause is not UserCancelledException
        && StatusOf(cause) is null
        && CategoryOf(cause) is var category
        && category is not (NoMemory or Net or Ssl or Ssh or Callback or Http)
        && (category is not Os || IsAboutFilesOf(clone, cause.Message));

    /// <summary>A failed system call names the file, as where a ref's file is in the way of a ref's folder; one of a socket names none.</summary>
    private static bool IsAboutFilesOf(string clone, string message) =>
        message.Contains(clone.Replace('\\', '/'), StringComparison.Ordinal) && !message.Contains("No space left", StringComparison.Ordinal);

    // What libgit2 says of a path without a repository, as a plain path and as a file:// URL.
    private static bool IsMissingPath(string message) =>
        message.Contains("unsupported URL protocol", StringComparison.Ordinal) || message.StartsWith("failed to resolve path", StringComparison.Ordinal);

    /// <summary>An address without user, password, query and fragment; a path as it is.</summary>
    public static string Place(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var url) && !url.IsFile
            ? Text(url.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped))
            : Text(address);

    /// <summary>Foreign words for a message: one line, no control characters, cut, and no credentials of a URL.</summary>
    public static string Text(string foreign)
    {
        var line = new StringBuilder();
        foreach (var rune in UserInfo().Replace(foreign, "$1").EnumerateRunes())
        {
            if (line.Length >= MaxLength)
                return line.Append('…').ToString();
            line.Append(IsPrintable(rune) ? rune.ToString() : " ");
        }
        return line.ToString().Trim().TrimEnd('.');
    }

    internal static int? StatusOf(LibGit2SharpException cause) => cause.Message switch
    {
        var message when Status().Match(message) is { Success: true } match => int.Parse(match.Groups["status"].Value, CultureInfo.InvariantCulture),
        var message when message.Contains("authentication required", StringComparison.Ordinal)
            || message.Contains("authentication replays", StringComparison.Ordinal) => 401,
        _ => null,
    };

    private static int? CategoryOf(LibGit2SharpException cause) => NativeGit.CategoryOfLastError(cause.Message);

    private static bool IsPrintable(Rune rune) => Rune.GetUnicodeCategory(rune) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate);

    [GeneratedRegex(@"status code: (?<status>[1-5][0-9]{2})\b")]
    private static partial Regex Status();

    [GeneratedRegex(@"([A-Za-z][A-Za-z0-9+.-]*://)[^/\s@]*@")]
    private static partial Regex UserInfo();
}
