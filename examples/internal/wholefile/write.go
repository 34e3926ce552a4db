package wholefile

import (
	"context"
	"errors"
	"io"
	"os"
	"os/signal"
	"syscall"
)

// ErrInterrupted says that an interrupt ended the writing of a file.
var ErrInterrupted = errors.New("interrupted: no file was written / dihentikan: tidak ada berkas yang ditulis")

// Write lets write fill the file at the path, which is there whole or not at all, after
// an interrupt too; without a path that is the standard output.
func Write(path string, stdout io.Writer, write func(io.Writer) error) error {
	if path == "" {
		return write(stdout)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	return writeUntil(ctx, path, write)
}

func writeUntil(ctx context.Context, path string, write func(io.Writer) error) error {
	file, err := Create(path)
	if err != nil {
		return err
	}
	defer file.Abort()
	err = write(Until(ctx, file))
	if ctx.Err() != nil {
		return ErrInterrupted
	}
	if err != nil {
		return err
	}
	return file.Commit()
}

// Until returns a writer that writes to out as long as the context lasts.
func Until(ctx context.Context, out io.Writer) io.Writer { return until{ctx, out} }

// until writes as long as its context lasts.
type until struct {
	context.Context
	out io.Writer
}

func (u until) Write(b []byte) (int, error) {
	if err := u.Err(); err != nil {
		return 0, err
	}
	return u.out.Write(b)
}
