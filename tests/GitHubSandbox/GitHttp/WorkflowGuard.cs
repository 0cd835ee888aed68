using System.Globalization;
using System.Text;
using Sandbox.Git;
using Sandbox.Rest;

namespace Sandbox.GitHttp;

/// <summary>
/// Refuses pushes that change workflow files to those who lack the permission. A hook declines them; GitHub's own words, which no hook can
/// give, are put into git's report in place of the hook's.
/// </summary>
internal static class WorkflowGuard
{
    /// <summary>Tells the hook whom it has before it.</summary>
    public const string Variable = "SANDBOX_WORKFLOWS";

    private const string Mark = "sandbox-workflow ";

    private const string Hook = $$"""
        if [ "${{Variable}}" = refused ]; then
          file=$(git rev-list "$3" --not --all | while read c; do git diff-tree --root --no-commit-id --name-only -r "$c" -- .github/workflows; done | head -n 1)
          if [ -n "$file" ]; then echo "{{Mark}}$1 $file" >&2; exit 1; fi
        fi

        """;

    public static void Install(GitStore store) => store.AddUpdateHook(Hook);

    /// <param name="body">Git's answer to a push, in bands (gitprotocol-common, "pkt-line format"; gitprotocol-pack, "Report Status").</param>
    public static byte[] Reworded(byte[] body, Caller caller)
    {
        var bands = Lines(body).Where(line => line.Length > 0).ToLookup(line => line[0], line => line[1..]);
        var declined = Encoding.UTF8.GetString([.. bands[2].SelectMany(part => part)]).Split('\n')
            .Where(line => line.StartsWith(Mark, StringComparison.Ordinal))
            .Select(line => line[Mark.Length..].Trim().Split(' ', 2))
            .ToDictionary(line => line[0], line => line[1]);
        if (declined.Count == 0)
            return body;
        var report = Lines([.. bands[1].SelectMany(part => part)]).Where(line => line.Length > 0).Select(line => Encoding.UTF8.GetString(line).TrimEnd('\n'));
        var reworded = report.Select(line => line.Split(' ') is ["ng", var name, ..] && declined.TryGetValue(name, out var file) ? $"ng {name} {Words(caller, file)}" : line);
        byte[] inner = [.. reworded.SelectMany(line => Packet(Encoding.UTF8.GetBytes(line + "\n"))), .. "0000"u8];
        return [.. Packet([1, .. inner]), .. "0000"u8];
    }

    private static string Words(Caller caller, string file)
    {
        var (who, lack) = caller.User?.Scopes is null ? ("a GitHub App", "`workflows` permission") : ("a Personal Access Token", "`workflow` scope");
        return $"refusing to allow {who} to create or update workflow `{file}` without {lack}";
    }

    /// <summary>The contents of the lines; of a flush, nothing.</summary>
    private static IEnumerable<byte[]> Lines(byte[] packets)
    {
        for (var at = 0; at + 4 <= packets.Length;)
        {
            var length = int.Parse(Encoding.ASCII.GetString(packets, at, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            yield return length <= 4 ? [] : packets[(at + 4)..(at + length)];
            at += Math.Max(length, 4);
        }
    }

    private static byte[] Packet(byte[] content) => [.. Encoding.ASCII.GetBytes((content.Length + 4).ToString("x4", CultureInfo.InvariantCulture)), .. content];
}
