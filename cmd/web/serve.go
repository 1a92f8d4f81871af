package main

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"runtime/debug"
	"time"

	"github.com/offergap/offergap/assets"
	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/db"
	"github.com/offergap/offergap/db/queue"
	"github.com/offergap/offergap/handlers"
	"github.com/offergap/offergap/views"
)

// How long a client may take, and how long requests under way may take to end
// when the program is asked to stop.
const (
	headerTimeout   = 5 * time.Second
	readTimeout     = 20 * time.Second
	writeTimeout    = 30 * time.Second
	idleTimeout     = 2 * time.Minute
	shutdownTimeout = 10 * time.Second
	maxHeader       = 64 << 10
)

// serve opens the database, binds the law and answers requests until ctx ends.
func serve(ctx context.Context, c config, stdout io.Writer) (err error) {
	logger := slog.New(slog.NewTextHandler(stdout, nil))
	book, err := law.Load()
	if err != nil {
		return fmt.Errorf("load the law: %w", err)
	}
	engine, err := scenario.NewEngine(book)
	if err != nil {
		return fmt.Errorf("bind the law: %w", err)
	}
	store, err := db.Open(ctx, c.DatabaseURL)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	forgetting, stopForgetting := context.WithCancel(ctx)
	forgot := make(chan struct{})
	go func() { defer close(forgot); forget(forgetting, store, logger) }()
	defer func() { stopForgetting(); <-forgot }()
	key, err := sealingKey(ctx, store)
	if err != nil {
		return err
	}
	jobs, err := queue.Open(ctx, store, queue.Config{Kinds: handlers.Kinds(engine, store, version()), Logger: logger, Now: time.Now})
	if err != nil {
		return err
	}
	if err := jobs.Start(ctx); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, stopJobs(jobs)) }()
	app := handlers.New(handlers.Config{
		Engine: engine, Store: store, Jobs: jobs, Logger: logger, Now: time.Now,
		Assets: pageAssets(), AssetFiles: assets.Handler(),
		BaseURL: c.BaseURL, TrustedProxies: c.proxies, SealingKey: key, SaveRate: c.SaveRate, Version: version(),
	})
	return listen(ctx, c.Addr, app.Handler(), logger)
}

// stopJobs ends the work in the background, which goes on at the next start.
func stopJobs(jobs *queue.Queue) error {
	ctx, cancel := context.WithTimeout(context.Background(), shutdownTimeout)
	defer cancel()
	return jobs.Stop(ctx)
}

// listen serves on addr until ctx ends, then lets requests under way finish.
func listen(ctx context.Context, addr string, h http.Handler, logger *slog.Logger) error {
	server := &http.Server{
		Handler: h, ReadHeaderTimeout: headerTimeout, ReadTimeout: readTimeout, WriteTimeout: writeTimeout, IdleTimeout: idleTimeout,
		MaxHeaderBytes: maxHeader, ErrorLog: slog.NewLogLogger(logger.Handler(), slog.LevelWarn),
	}
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", addr)
	if err != nil {
		return fmt.Errorf("listen: %w", err)
	}
	logger.Info("serving", "addr", listener.Addr().String(), "version", version())
	served := make(chan error, 1)
	go func() { served <- server.Serve(listener) }()
	select {
	case err := <-served:
		return fmt.Errorf("serve: %w", err)
	case <-ctx.Done():
	}
	logger.Info("stopping")
	// ctx has ended: what is left gets a deadline of its own.
	stopping, cancel := context.WithTimeout(context.WithoutCancel(ctx), shutdownTimeout)
	defer cancel()
	if err := server.Shutdown(stopping); err != nil {
		return fmt.Errorf("shut down: %w", errors.Join(err, server.Close()))
	}
	return nil
}

// sealingKey is the key that seals the draft's cookie: the same for every
// machine on one database, made by the first.
func sealingKey(ctx context.Context, store *db.Store) (key [32]byte, err error) {
	kept, err := store.Setting(ctx, "sealing_key", func() []byte {
		fresh := make([]byte, len(key))
		rand.Read(fresh) // never fails: crypto/rand ends the program instead
		return fresh
	})
	if err != nil {
		return key, err
	}
	if copy(key[:], kept) != len(key) || len(kept) != len(key) {
		return key, errors.New("the sealing key in the database has another length")
	}
	return key, nil
}

// pageAssets are the addresses of what every page loads.
func pageAssets() views.Assets {
	return views.Assets{
		CSS: assets.Path("app.css"), FontCSS: assets.Path("font.css"), FontRestCSS: assets.Path("font-rest.css"),
		HeadScript: assets.Path("head.js"), Script: assets.Path("app.js"), Icon: assets.Path("icon.svg"),
	}
}

// version is the revision that the program was built from.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	if v := info.Main.Version; v != "" && v != "(devel)" {
		return v
	}
	for _, setting := range info.Settings {
		if setting.Key == "vcs.revision" {
			return setting.Value[:min(12, len(setting.Value))]
		}
	}
	return ""
}
