using System.Text;
using BumpBot.Commands;
using BumpBot.Logging;
using BumpBot.Model;
using BumpBot.Tests.Git;
using CsCheck;

namespace BumpBot.Tests.Commands;

/// <summary>What a dry run prints can be handed to <c>git apply</c>.</summary>
public class UnifiedDiffTests
{
    [Theory]
    [InlineData("a\nb\nc\n", "a\nB\nc\n")]
    [InlineData("a\r\nb\r\n", "a\r\nB\r\n")]
    [InlineData("a\nb", "a\nB")]
    [InlineData("a\nb\n", "a\nB")]
    [InlineData("a\nb", "a\nB\n")]
    [InlineData("a\r\nb\r", "a\r\nB\r")]
    [InlineData("one\rtwo\nthree\n", "one\rTWO\nthree\n")]
    [InlineData("x\n", "y\n")]
    [InlineData("\uFEFFx 1\n", "\uFEFFx 2\n")]
    [InlineData("\uFEFF\nx 1\n", "\uFEFF\nx 2\n")]
    [InlineData("привет \U0001F468\u200D\U0001F4BB 1\n", "привет \U0001F468\u200D\U0001F4BB 2\n")]
    [InlineData("1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n", "1\nx\n3\n4\n5\n6\n7\n8\nx\n10\n11\n12\n")]
    [InlineData("1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n", "x\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\nx\n")]
    public void The_diff_applies_and_gives_the_new_file(string before, string after) => AssertApplies("a file.txt", before, after);

    [Fact]
    public void The_diff_of_random_lines_applies()
    {
        string[] lines = ["a\n", "b\n", "c\r\n", "\n", "d\re\n"];
        string[] ends = ["", "a", "b\r"];
        Gen.Select(Gen.Int[0, lines.Length - 1].Array[1, 25], Gen.Int[0, ends.Length - 1], Gen.Int[0, 25], Gen.Bool).Sample(
            (chosen, end, at, isReplaced) =>
            {
                var before = chosen.Select(index => lines[index]).ToList();
                var after = string.Concat(before.Take(at)) + (isReplaced ? "x\n" : "") + string.Concat(before.Skip(at + 1));
                AssertApplies("file", string.Concat(before) + ends[end], after + ends[end]);
            },
            iter: 20,
            threads: 1);
    }

    [Fact]
    public void A_latin_1_file_can_be_read_by_people()
    {
        var change = new FileChange("f", Encoding.Latin1.GetBytes("# café\nx 1\n"), Encoding.Latin1.GetBytes("# café\nx 2\n"));
        Assert.Equal(["--- a/f", "+++ b/f", "@@ -1,2 +1,2 @@", " # café", "-x 1", "+x 2"], UnifiedDiff.Of(change).Select(line => line.Text));
    }

    [Fact]
    public void The_diff_of_a_submodule_is_gits_own_and_applies_to_the_index()
    {
        using var repo = TempRepo.Local();
        repo.Write("f", "x\n");
        var (from, to) = (repo.Commit(), repo.Head.Replace(repo.Head[0], repo.Head[0] == 'a' ? 'b' : 'a'));
        repo.Run("update-index", "--add", "--cacheinfo", $"160000,{from},vendor/a tool");
        var diff = Print(new SubmoduleChange("vendor/a tool", from, to));
        repo.RunWith(diff, "apply", "--cached", "-");
        Assert.Equal($"160000 {to} 0\tvendor/a tool", repo.Run("ls-files", "-s", "vendor"));
        Assert.Equal(["+Subproject commit " + to, "--- a/vendor/a tool\t", "-Subproject commit " + from], diff.Split('\n').Where(line => line.Contains("Subproject", StringComparison.Ordinal) || line.StartsWith("---", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_could_steer_a_terminal_does_not_reach_it()
    {
        var shown = Print(new FileChange("f", "\u001b[2J a\rb\u202e 1\n"u8.ToArray(), "\u001b[2J a\rb\u202e 2\n"u8.ToArray()));
        Assert.Contains("-\\u001b[2J a\\u000db\\u202e 1\n", shown, StringComparison.Ordinal);
    }

    private static void AssertApplies(string path, string before, string after)
    {
        if (before == after || before.Length == 0 || after.Length == 0)
            return;
        using var repo = TempRepo.Local();
        repo.Write(path, before);
        repo.Commit();
        var diff = Print(new FileChange(path, Encoding.UTF8.GetBytes(before), Encoding.UTF8.GetBytes(after)));
        // A carriage return within a line would steer a terminal, and is shown as its code.
        if (before.Contains("\re", StringComparison.Ordinal) || before.Contains("\rt", StringComparison.Ordinal))
            diff = diff.Replace("\\u000d", "\r", StringComparison.Ordinal);
        repo.RunWith(diff, "apply", "--whitespace=nowarn", "-");
        Assert.Equal(after, Encoding.UTF8.GetString(File.ReadAllBytes(Path.Combine(repo.Folder, path))));
    }

    private static string Print(TreeChange change)
    {
        using var output = new StringWriter { NewLine = "\n" };
        var terminal = new Terminal(output, TextWriter.Null, new Redactor([]));
        foreach (var (text, tone) in UnifiedDiff.Of(change))
            terminal.DiffLine(text, tone);
        return output.ToString();
    }
}
