using System.CommandLine;
using System.Text.Json.Nodes;
using BumpBot.Model;

namespace BumpBot.Commands;

/// <summary><c>bumpbot notify test</c>: sends a sample through the config's channels.</summary>
public sealed class NotifyCommand(IComposition parts, SessionReader sessions, Terminal terminal)
{
    private static readonly Argument<string?> Channel = new("channel")
    {
        Description = "The name of a channel; without it all of them",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public Command Define()
    {
        var test = new ExampleCommand(
            "test",
            "Send a sample through each channel of notify:, and say what became of it; the ledger is left alone",
            "bumpbot notify test                               all channels of the config",
            "bumpbot notify test slack                         one of them")
        {
            Channel, RunOptions.Json,
        };
        test.SetAction(TestAsync);
        return new Command("notify", "Look after the channels that people are told through") { test };
    }

    private async Task<int> TestAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var session = sessions.Read(arguments);
        var outbox = parts.Outbox(session);
        var name = arguments.GetValue(Channel);
        if (outbox.Names.Count == 0)
            throw new UsageException("the config names no channel: write notify: [{ slack: { url: \"${SLACK_WEBHOOK_URL}\" } }], or another kind of channel");
        if (name is not null && !outbox.Names.Contains(name))
            throw new UsageException($"no channel is called {name}: give one of {string.Join(", ", outbox.Names)}");
        var tests = await outbox.TestAsync(name, cancellation);
        if (arguments.GetValue(RunOptions.Json))
            terminal.Line(Json(tests).ToJsonString(ReportJson.Indented));
        else
            Print(tests);
        return tests.All(test => test.Delivery is Delivery.Sent) ? ExitCode.Done : ExitCode.Failed;
    }

    private void Print(IReadOnlyList<ChannelTest> tests)
    {
        foreach (var test in tests)
            terminal.Line($"{test.Channel}: {Text(test.Delivery)}", test.Delivery is Delivery.Sent ? Tone.Plain : Tone.Bad);
    }

    private static JsonObject Json(IReadOnlyList<ChannelTest> tests) => new()
    {
        ["schema"] = ReportJson.Schema,
        ["channels"] = ReportJson.List(tests, test => new JsonObject
        {
            ["channel"] = test.Channel,
            ["state"] = State(test.Delivery),
            ["fault"] = (test.Delivery as Delivery.Failed)?.Fault.Message,
        }),
    };

    private static string State(Delivery delivery) => delivery switch
    {
        Delivery.Sent => "sent",
        Delivery.Failed { Fault: Fault.Retry } => "mayWorkLater",
        Delivery.Failed => "failed",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Text(Delivery delivery) => delivery switch
    {
        Delivery.Sent => "sent",
        Delivery.Failed { Fault: Fault.Retry fault } => $"failed, and may work later: {fault.Message}",
        Delivery.Failed failed => $"failed: {failed.Fault.Message}",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
