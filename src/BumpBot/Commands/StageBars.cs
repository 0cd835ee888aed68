using BumpBot.Model;
using Spectre.Console;

namespace BumpBot.Commands;

/// <summary>A progress bar for each stage of a run.</summary>
internal sealed class StageBars(ProgressContext context) : IProgress<RunProgress>
{
    private readonly Lock _lock = new();
    private readonly Dictionary<Type, ProgressTask> _stages = [];

    /// <summary>Work ends in any order, and so may its reports.</summary>
    public void Report(RunProgress value)
    {
        lock (_lock)
        {
            if (!_stages.TryGetValue(value.GetType(), out var stage))
                _stages.Add(value.GetType(), stage = context.AddTask(Text(value), maxValue: value.Total));
            if (value.Done <= stage.Value)
                return;
            stage.Value = value.Done;
            stage.Description = Text(value);
        }
    }

    private static string Text(RunProgress value) => value switch
    {
        LookProgress => $"upstreams looked at: {value.Done} of {value.Total}",
        TargetProgress => $"targets done: {value.Done} of {value.Total}",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
