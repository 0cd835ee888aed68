using BumpBot.Model;
using Spectre.Console;

namespace BumpBot.Commands;

/// <summary>A progress bar over looks at upstreams.</summary>
internal sealed class LookBar(ProgressContext context) : IProgress<LookProgress>
{
    private readonly Lock _lock = new();
    private ProgressTask? _task;

    /// <summary>Looks end in any order, and so may their reports.</summary>
    public void Report(LookProgress value)
    {
        lock (_lock)
        {
            _task ??= context.AddTask("looking", maxValue: value.Total);
            if (value.Looked <= _task.Value)
                return;
            _task.Value = value.Looked;
            _task.Description = $"looked at {value.Looked} of {value.Total}";
        }
    }
}
