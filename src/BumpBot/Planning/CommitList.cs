using System.Globalization;
using System.Text;
using BumpBot.Model;

namespace BumpBot.Planning;

/// <summary>The subjects of commits, which stand in for notes that nobody wrote: a Markdown list, newest first.</summary>
internal static class CommitList
{
    private const int Most = 100;
    private const int LongestSubject = 200;

    /// <summary>Empty where there are none.</summary>
    /// <param name="since">The older tag.</param>
    public static string Of(EvidenceAnswer.Commits commits, string since)
    {
        var subjects = commits.Messages.Reverse().Select(commit => PlainText.Markdown(commit.Subject, LongestSubject)).Where(subject => subject.Length > 0).ToList();
        if (subjects.Count == 0)
            return "";
        var list = new StringBuilder($"There are no release notes. The commits since {PlainText.Code(since, 100)}:\n\n");
        foreach (var subject in subjects.Take(Most))
            list.Append("- ").Append(subject).Append('\n');
        var more = commits.Total - Math.Min(subjects.Count, Most);
        return more > 0 ? list.Append(CultureInfo.InvariantCulture, $"\nand {more} more\n").ToString() : list.ToString();
    }
}
