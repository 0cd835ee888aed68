using BumpBot.Model;
using BumpBot.Planning;
using CsCheck;
using Updaters.References;
using Xunit;

namespace BumpBot.Tests.Planning;

public sealed class MarksTests
{
    private const string Plain = """<!-- bumpbot {"v":1,"kind":"bump","members":["owner/repo@1.2.0"]} -->""";

    private static readonly Gen<string> AnyTag =
        Gen.OneOf(
            Gen.String[Gen.Char["ab1.-@>}<!\"'\\+/{é\u202e"], 1, 20],
            Gen.Const("-->"), Gen.Const("--"), Gen.Const("@scope/pkg@1.0.0"), Gen.Const("😀-1"));

    private static readonly Gen<Mark> AnyMark =
        from kind in Gen.Enum<MarkKind>()
        from tags in AnyTag.Array[1, 5]
        from line in Gen.OneOf(Gen.Const((string?)null), Gen.Const((string?)"release/1.x-->"))
        from isLeftToForge in Gen.Bool
        from closed in Gen.OneOf(Gen.Const((string?)null), Gen.String[Gen.Char["ab -->\r\n\"\0"], 0, 30].Select(s => (string?)s))
        select new Mark(kind, kind is MarkKind.Dashboard or MarkKind.Inventory or MarkKind.Config ? [] : [.. tags.Select((tag, i) => new MarkMember(UpstreamId.Parse($"o{i}/r-{i}#n{i}"), tag))], closed)
        {
            Line = line,
            IsLeftToForge = isLeftToForge,
            Alarms = kind == MarkKind.Alarm ? [.. tags.Select(tag => new Alarm.NewAuthor(tag, tag)), new Alarm.Archived(), new Alarm.ReleaseWithdrawn(tags[0], Withdrawal.Draft)] : [],
        };

    [Fact]
    public void A_mark_lists_its_members_in_clear() =>
        Assert.Equal(Plain, Marks.Write(Of(MarkKind.Bump, "owner/repo@1.2.0")));

    [Fact]
    public void A_mark_closed_by_the_bot_says_why() => Assert.Equal(
        """<!-- bumpbot {"v":1,"kind":"release","members":["o/r#cli@cli-v2"],"closed":"already current on main"} -->""",
        Marks.Write(Of(MarkKind.Release, "o/r#cli@cli-v2") with { ClosedReason = "already current on main" }));

    [Fact]
    public void Any_mark_reads_back_as_it_was_written() => AnyMark.Sample(mark =>
    {
        Assert.True(Marks.TryRead($"Text\n\n{Marks.Write(mark)}\n", out var read));
        AssertSame(mark, read);
    });

    [Fact]
    public void What_people_said_reads_back()
    {
        var at = new DateTimeOffset(2026, 11, 26, 10, 0, 0, TimeSpan.Zero);
        IReadOnlyList<UpstreamId> of = [UpstreamId.Parse("o/r"), UpstreamId.Parse("o/m#cli")];
        var mark = Of(MarkKind.Bump, "o/r@1") with
        {
            Said = [new PersonSaid.Snooze(at.AddDays(14), of, "alice", at), new PersonSaid.Ignore(">=1 <2", of, "bob--> ", at.AddHours(1)), new PersonSaid.Unignore(of, "eve", at.AddHours(2))],
        };
        Assert.True(Marks.TryRead(Marks.Write(mark), out var read));
        Assert.Equal(mark.Said.Select(Flat), read.Said.Select(Flat));
        Assert.Contains("""{"snooze":"2026-12-10T10:00:00Z","of":["o/r","o/m#cli"],"by":"alice","at":"2026-11-26T10:00:00Z"}""", Marks.Write(mark), StringComparison.Ordinal);

        static string Flat(PersonSaid said) => $"{said with { Of = [] }} of {string.Join(' ', said.Of)}";
    }

    [Fact]
    public void Of_what_was_said_too_often_the_newest_stays()
    {
        var mark = Of(MarkKind.Bump, "o/r@1") with
        {
            Said = [.. Enumerable.Range(0, 50).Select(i => new PersonSaid.Ignore("2.x", [UpstreamId.Parse("o/r")], $"p{i}", DateTimeOffset.UnixEpoch.AddDays(i)))],
        };
        Assert.True(Marks.TryRead(Marks.Write(mark), out var read));
        Assert.Equal("p49", read.Said[^1].By);
        Assert.Equal(20, read.Said.Count);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("[7]")]
    [InlineData("""[{"ignore":"2.x","of":["o/r"],"by":"a"}]""")]
    [InlineData("""[{"ignore":"2.x","of":[],"by":"a","at":"2026-11-26T10:00:00Z"}]""")]
    [InlineData("""[{"ignore":"2.x","of":["o"],"by":"a","at":"2026-11-26T10:00:00Z"}]""")]
    [InlineData("""[{"ignore":"no range","of":["o/r"],"by":"a","at":"2026-11-26T10:00:00Z"}]""")]
    [InlineData("""[{"ignore":"2.x","of":["o/r"],"by":"a","at":"yesterday"}]""")]
    [InlineData("""[{"shout":"2.x","of":["o/r"],"by":"a","at":"2026-11-26T10:00:00Z"}]""")]
    [InlineData("""[{"unignore":false,"of":["o/r"],"by":"a","at":"2026-11-26T10:00:00Z"}]""")]
    [InlineData("""[{"ignore":"2.x","of":["o/r"],"by":"a","at":"2026-11-26T10:00:00Z","x":1}]""")]
    public void Anything_else_that_was_said_is_no_mark(string said) =>
        Assert.False(Marks.TryRead($$"""<!-- bumpbot {"v":1,"kind":"bump","members":["o/r@1"],"said":{{said}}} -->""", out _));

    [Fact]
    public void What_people_said_stays_when_the_body_is_written_anew()
    {
        var said = new PersonSaid.Ignore("2.x", [UpstreamId.Parse("o/r")], "alice", DateTimeOffset.UnixEpoch);
        var standing = $"Old\n{Marks.Write(Of(MarkKind.Bump, "o/r@1") with { Said = [said] })}\nMine\n";
        var kept = Marks.KeepBelow($"New\n{Marks.Write(Of(MarkKind.Bump, "o/r@2"))}\n", standing);
        Assert.True(Marks.TryRead(kept, out var mark));
        Assert.Equal(("2", "2.x"), (mark.Members[0].Tag, Assert.IsType<PersonSaid.Ignore>(Assert.Single(mark.Said)).Range));
        Assert.EndsWith("Mine\n", kept, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_a_dashboard_has_no_members()
    {
        Assert.True(Marks.TryRead(Marks.Write(new Mark(MarkKind.Dashboard, [])), out var mark));
        Assert.Equal(MarkKind.Dashboard, mark.Kind);
        Assert.False(Marks.TryRead(Marks.Write(Of(MarkKind.Dashboard, "o/r@1")), out _));
    }

    [Fact]
    public void Nothing_in_a_mark_can_end_its_comment() => AnyMark.Sample(mark =>
    {
        var inside = Marks.Write(mark)["<!--".Length..^"-->".Length];
        Assert.DoesNotContain("--", inside);
        Assert.DoesNotContain(">", inside);
        Assert.DoesNotContain("\n", inside);
        Assert.All(inside, c => Assert.InRange(c, ' ', '~'));
    });

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Any_line_ending_will_do(string newline)
    {
        Assert.True(Marks.TryRead($"One{newline}{newline}{Plain} {newline}Two", out var mark));
        AssertSame(Of(MarkKind.Bump, "owner/repo@1.2.0"), mark);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("no mark at all")]
    [InlineData(Plain + "\n" + Plain)]
    [InlineData("> " + Plain)]
    [InlineData("    " + Plain)]
    [InlineData("text " + Plain)]
    [InlineData(Plain + " text")]
    [InlineData(Plain + "\n<!-- bumpbot anything -->")]
    [InlineData("<!-- bumpbot -->")]
    [InlineData("<!-- bumpbot {} -->")]
    [InlineData("<!-- bumpbot {\"v\":1,\"kind\":\"bump\",\"members\":[\"owner/repo@1\"]}")]
    [InlineData("<!-- bumpbot {\"v\":2,\"kind\":\"bump\",\"members\":[\"owner/repo@1\"]} -->")]
    [InlineData("<!-- bumpbot {\"v\":\"1\",\"kind\":\"bump\",\"members\":[\"owner/repo@1\"]} -->")]
    [InlineData("<!-- bumpbot {\"v\":1.5,\"kind\":\"bump\",\"members\":[\"owner/repo@1\"]} -->")]
    [InlineData("<!-- bumpbot {\"v\":1,\"kind\":\"Bump\",\"members\":[\"owner/repo@1\"]} -->")]
    [InlineData("<!-- bumpbot {\"v\":1,\"kind\":\"alarm\",\"members\":[\"owner/repo@1\"]} -->")]
    [InlineData("<!-- bumpbot {\"v\":1,\"kind\":7,\"members\":[\"owner/repo@1\"]} -->")]
    [InlineData("<!-- bumpbot {\"v\":1,\"kind\":\"bump\",\"members\":[]} -->")]
    [InlineData("<!-- bumpbot {\"v\":1,\"kind\":\"bump\",\"members\":\"owner/repo@1\"} -->")]
    [InlineData("<!-- bumpbot {\"v\":1,\"kind\":\"bump\",\"members\":[7]} -->")]
    [InlineData("<!-- bumpbot {\"v\":1,\"kind\":\"bump\",\"members\":[null]} -->")]
    [InlineData("<!-- bumpbot {\"v\":1,\"kind\":\"bump\",\"members\":[\"owner@1\"]} -->")]
    [InlineData("<!-- bumpbot {\"v\":1,\"kind\":\"bump\",\"members\":[\"owner/repo\"]} -->")]
    [InlineData("<!-- bumpbot {\"v\":1,\"kind\":\"bump\",\"members\":[\"owner/repo@\"]} -->")]
    [InlineData("<!-- bumpbot {\"v\":1,\"kind\":\"bump\",\"members\":[\"owner/repo@1\\n2\"]} -->")]
    [InlineData("<!-- bumpbot {\"v\":1,\"kind\":\"bump\",\"members\":[\"owner/repo@\\ud800\"]} -->")]
    [InlineData("<!-- bumpbot {\"v\":1,\"kind\":\"bump\",\"members\":[\"o/r@1\",\"O/R@2\"]} -->")]
    [InlineData("<!-- bumpbot {\"v\":1,\"kind\":\"bump\",\"members\":[\"o/r@1\"],\"closed\":true} -->")]
    [InlineData("<!-- bumpbot {\"v\":1,\"kind\":\"bump\",\"members\":[\"o/r@1\"],\"closed\":null} -->")]
    [InlineData("<!-- bumpbot {\"v\":1,\"kind\":\"bump\",\"members\":[\"o/r@1\"],\"x\":1} -->")]
    [InlineData("<!-- bumpbot {\"v\":1,\"v\":1,\"kind\":\"bump\",\"members\":[\"o/r@1\"]} -->")]
    [InlineData("<!-- bumpbot {\"v\":1,\"kind\":\"bump\",\"members\":[[[[[\"o/r@1\"]]]]]} -->")]
    [InlineData("<!-- bumpbot [1] -->")]
    public void Anything_else_is_no_mark(string? body) => Assert.False(Marks.TryRead(body, out _));

    [Fact]
    public void More_than_a_hundred_members_are_no_mark()
    {
        Assert.True(Marks.TryRead(Marks.Write(Members(100)), out _));
        Assert.False(Marks.TryRead(Marks.Write(Members(101)), out _));

        static Mark Members(int count) => Of(MarkKind.Bump, [.. Enumerable.Range(0, count).Select(i => $"o/r{i}@1")]);
    }

    [Fact]
    public void A_reason_of_any_length_reads_back_shortened()
    {
        var mark = Of(MarkKind.Bump, "o/r@1") with { ClosedReason = new string('x', 999) + "😀" + new string('y', 5000) };
        Assert.True(Marks.TryRead(Marks.Write(mark), out var read));
        Assert.Equal(new string('x', 999), read.ClosedReason);
    }

    [Fact]
    public void Half_a_surrogate_pair_does_no_harm()
    {
        Assert.True(Marks.TryRead(Marks.Write(Of(MarkKind.Bump, "o/r@1\ud800")), out var mark));
        Assert.Equal("1\ufffd", mark.Members[0].Tag);
    }

    [Fact]
    public void Reading_never_throws() =>
        Gen.String[Gen.Char["<!- bumpot{}\":,[]v1kindes\\u\r\n>@/\ud800"], 0, 80].Sample(text =>
            Assert.False(Marks.TryRead("<!-- bumpbot {" + text + "} -->", out _)));

    [Fact]
    public void Replacing_keeps_the_rest_of_the_body_byte_for_byte()
    {
        var text = Gen.String[Gen.Char["ab <!->\r\n\té"], 0, 40].Where(s => !s.Contains("<!-- bumpbot", StringComparison.Ordinal));
        Gen.Select(text, text, AnyMark, AnyMark).Sample((before, after, one, other) =>
            Assert.Equal(
                $"{before}\n{Marks.Write(other)} \r\n{after}",
                Marks.Replace($"{before}\n{Marks.Write(one)} \r\n{after}", other)));
    }

    [Fact]
    public void A_body_without_a_mark_gets_one_at_its_end()
    {
        Assert.Equal("Text\n\n" + Plain, Marks.Replace("Text", Of(MarkKind.Bump, "owner/repo@1.2.0")));
        Assert.Equal(Plain, Marks.Replace("", Of(MarkKind.Bump, "owner/repo@1.2.0")));
    }

    [Fact]
    public void Defused_text_holds_no_mark()
    {
        Assert.Equal("<!- - bumpbot {}\n<!- -  BumpBot\n<!-- other -->", Marks.Defuse("<!-- bumpbot {}\n<!--  BumpBot\n<!-- other -->"));
        Assert.True(Marks.TryRead($"{Marks.Defuse(Plain)}\n{Plain}", out _));
    }

    private static Mark Of(MarkKind kind, params string[] members) =>
        new(kind, [.. members.Select(m => new MarkMember(UpstreamId.Parse(m.Split('@')[0]), m.Split('@', 2)[1]))]);

    private static void AssertSame(Mark expected, Mark actual)
    {
        Assert.Equal((expected.Kind, expected.ClosedReason, expected.Line, expected.IsLeftToForge), (actual.Kind, actual.ClosedReason, actual.Line, actual.IsLeftToForge));
        Assert.Equal(expected.Members, actual.Members);
        Assert.Equal(expected.Alarms, actual.Alarms);
    }
}
