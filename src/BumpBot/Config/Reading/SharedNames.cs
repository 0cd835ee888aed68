using BumpBot.Model;
using Updaters.References;

namespace BumpBot.Config.Reading;

/// <summary>Finds entries that could not be told apart: one repository without names, or ids that lead to one branch.</summary>
internal static class SharedNames
{
    public static void Check(IReadOnlyList<WatchedEntry> all, ProblemList problems)
    {
        var unnamed = new HashSet<RepoName>();
        foreach (var entries in all.GroupBy(watched => watched.Id.Repo).Where(entries => entries.Count() > 1 && entries.Any(HasNoName)))
        {
            unnamed.Add(entries.Key);
            var first = entries.First();
            var at = entries.Skip(1).FirstOrDefault(HasNoName) ?? first;
            var other = at == first ? entries.ElementAt(1) : first;
            problems.Add(at.At, $"{at.Id.Repo} is watched twice (see line {other.At.Line})", "give each a name, such as name: cli");
        }
        foreach (var entries in all.Where(watched => !unnamed.Contains(watched.Id.Repo)).GroupBy(Branch).Where(entries => entries.Count() > 1))
        {
            var (first, second) = (entries.First(), entries.ElementAt(1));
            problems.Add(
                second.At,
                first.Id.Equals(second.Id) ? $"{second.Id} is watched twice (see line {first.At.Line})" : $"{second.Id} would share the branch {entries.Key} with {first.Id} (line {first.At.Line})",
                "give each a name of its own");
        }
    }

    private static bool HasNoName(WatchedEntry watched) => watched.Id.Name is null;

    private static string Branch(WatchedEntry watched) => BranchName.For(watched.Id).ToLowerInvariant();
}
