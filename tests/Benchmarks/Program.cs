using BenchmarkDotNet.Running;
using Benchmarks;

// dotnet run -c Release --project tests/Benchmarks -- [--quick [FORMAT...] | scan | looks | report | scale [UPSTREAMS TARGETS] | BenchmarkDotNet's arguments]
switch (args)
{
    case ["--quick", .. var formats]:
        QuickFind.Run(Console.Out, formats);
        return 0;
    case ["scan", ..]:
        await ScanComparison.RunAsync(Console.Out);
        return 0;
    case ["looks", ..]:
        await LookComparison.RunAsync(Console.Out);
        return 0;
    case ["report", ..]:
        ReportTimes.Run(Console.Out);
        return 0;
    case ["scale"]:
        await ScaleCycle.RunAsync(Console.Out, upstreams: 10_000, targets: 1_000);
        return 0;
    case ["scale", var upstreams, var targets]:
        await ScaleCycle.RunAsync(Console.Out, int.Parse(upstreams, System.Globalization.CultureInfo.InvariantCulture), int.Parse(targets, System.Globalization.CultureInfo.InvariantCulture));
        return 0;
    case [LookServer.Argument, var upstreams]:
        await LookServer.RunAsync(int.Parse(upstreams, System.Globalization.CultureInfo.InvariantCulture));
        return 0;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(FindBenchmarks).Assembly).Run(args);
        return 0;
}
