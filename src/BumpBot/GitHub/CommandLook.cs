using System.Globalization;
using BumpBot.GitHub.Json;
using BumpBot.Model;
using BumpBot.Targets;
using Serilog;

namespace BumpBot.GitHub;

/// <summary>
/// Finds the commands under the bot's threads. Only threads that changed since the last look are asked for their comments, and only who
/// wrote an unanswered command is asked for. A look that fails costs the thread's commands for this run, and nothing else.
/// </summary>
internal sealed class CommandLook(GitHubReader reader, RepositoryFacts target, string login, TimeProvider time, ILogger log)
{
    /// <summary>Threads that are closed for longer are not asked for their comments.</summary>
    private static readonly TimeSpan ClosedFor = TimeSpan.FromDays(30);

    /// <summary>Of a thread with more comments only those of the last days are read.</summary>
    private const int ManyComments = 300;

    private const int MaxLine = 300;

    private readonly Dictionary<string, bool?> _rights = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="threads">Those that are proven to be the bot's.</param>
    /// <param name="last">What the last look found.</param>
    /// <returns>The commands to carry out, and what the next look needs not ask for again: <paramref name="last"/> itself where nothing changed.</returns>
    public async Task<(IReadOnlyList<AskedCommand> Asked, IReadOnlyList<StoredComments> Found)> LookAsync(
        IReadOnlyList<ListedThread> threads, IReadOnlyList<StoredComments> last, CancellationToken cancellation)
    {
        var known = last.DistinctBy(comments => comments.Number).ToDictionary(comments => comments.Number);
        var found = new List<StoredComments>();
        var asked = new List<AskedCommand>();
        foreach (var thread in threads.Where(MayHaveCommands))
        {
            if (await FoundAsync(thread, known.GetValueOrDefault(thread.Number), cancellation) is not { } comments)
                continue;
            var judged = await JudgeAsync(comments, cancellation);
            asked.AddRange(judged.Allowed.Select(comment => ThreadComments.Asked(thread.Number, comment)));
            found.Add(judged.Comments);
        }
        return ([.. asked.OrderBy(command => command.At).ThenBy(command => command.Comment)], found.SequenceEqual(last, ReferenceEqualityComparer.Instance) ? last : found);
    }

    private bool MayHaveCommands(ListedThread thread) =>
        thread.Comments is not 0 && (thread.IsOpen || time.GetUtcNow() - thread.UpdatedAt < ClosedFor);

    /// <returns>Null = they could not be read.</returns>
    private async Task<StoredComments?> FoundAsync(ListedThread thread, StoredComments? last, CancellationToken cancellation)
    {
        if (last is not null && last.UpdatedAt == thread.UpdatedAt && last.Count == thread.Comments)
            return last;
        try
        {
            return new StoredComments(thread.Number, thread.UpdatedAt, thread.Comments, await ReadAsync(thread, cancellation), last?.Strangers ?? []);
        }
        catch (FaultException e) when (e.Fault is not Fault.StopRun)
        {
            log.Warning("The comments of #{Number} in {Repo} could not be read, so commands there wait: {Fault}", thread.Number, target.Repo, e.Fault.Message);
            return null;
        }
    }

    private async Task<IReadOnlyList<ThreadComment>> ReadAsync(ListedThread thread, CancellationToken cancellation)
    {
        var since = thread.Comments > ManyComments ? $"&since={Uri.EscapeDataString((thread.UpdatedAt - ClosedFor).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture))}" : "";
        var path = string.Create(CultureInfo.InvariantCulture, $"repos/{target.Repo}/issues/{thread.Number}/comments?per_page={GitHubReader.PageSize}{since}");
        var type = GitHubJson.Default.ListCommentJson;
        if (await reader.GetAsync(path, type, null, cancellation) is not Answer<List<CommentJson>>.Found first)
            throw FaultException.Retry("GitHub refuses to list them");
        var comments = new List<ThreadComment>();
        await foreach (var page in reader.PagesAsync(first, type, cancellation))
            comments.AddRange(page.Value.Select(From).OfType<ThreadComment>().Where(comment => ThreadComments.Matters(comment, login)));
        return [.. ThreadComments.Unanswered(comments, login).Select(comment => comment with { Text = FirstLine(comment.Text) })];
    }

    /// <summary>Those that may be carried out; those whose writers may not are remembered, so that they are asked for once.</summary>
    private async Task<(StoredComments Comments, IReadOnlyList<ThreadComment> Allowed)> JudgeAsync(StoredComments comments, CancellationToken cancellation)
    {
        var allowed = new List<ThreadComment>();
        var strangers = new List<long>();
        foreach (var comment in comments.Unanswered.ExceptBy(comments.Strangers, comment => comment.Id))
        {
            switch (await MayCommandAsync(comment.Author, cancellation))
            {
                case true:
                    allowed.Add(comment);
                    break;
                case false:
                    log.Information("{Who} has no write access to {Repo}, so the command in #{Number} is not carried out", comment.Author, target.Repo, comments.Number);
                    strangers.Add(comment.Id);
                    break;
            }
        }
        return (strangers.Count == 0 ? comments : comments with { Strangers = [.. comments.Strangers, .. strangers] }, allowed);
    }

    /// <returns>Null = it could not be told.</returns>
    private async Task<bool?> MayCommandAsync(string user, CancellationToken cancellation)
    {
        if (_rights.TryGetValue(user, out var known))
            return known;
        try
        {
            return _rights[user] = await reader.GetAsync($"repos/{target.Repo}/collaborators/{Uri.EscapeDataString(user)}/permission", GitHubJson.Default.PermissionJson, null, cancellation) switch
            {
                Answer<PermissionJson>.Found { Value.Permission: "admin" or "maintain" or "write" } => true,
                Answer<PermissionJson>.Found or Answer<PermissionJson>.Refused { Status: System.Net.HttpStatusCode.NotFound } => false,
                Answer<PermissionJson>.Refused refused => throw FaultException.Retry(refused.Message),
                _ => throw FaultException.Retry("no answer"),
            };
        }
        catch (FaultException e) when (e.Fault is not Fault.StopRun)
        {
            log.Warning("Whether {Who} may command the bot in {Repo} could not be told, so it waits: {Fault}", user, target.Repo, e.Fault.Message);
            return _rights[user] = null;
        }
    }

    private static ThreadComment? From(CommentJson? json) => json is { Id: > 0, User.Login: { Length: > 0 and <= 100 } author, CreatedAt: { } at, Body: { } text }
        ? new ThreadComment(json.Id, author, at, text)
        : null;

    private static string FirstLine(string text)
    {
        var end = text.AsSpan().IndexOfAny('\r', '\n');
        var line = end < 0 ? text : text[..end];
        return line.Length <= MaxLine ? line : line[..MaxLine];
    }
}
